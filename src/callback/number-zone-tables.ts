/**
 * How an international number begins, the country it is of (`-` for a part of one), and the zones where it may ring; the
 * longest beginning that fits decides. Common countries; of those with many zones the outermost and the most peopled.
 * After the national numbering plans and the IANA zone database, of which zones that agree today are written as one.
 */
export const BEGINNINGS = `
20 EG Africa/Cairo
211 SS Africa/Juba
212 MA Africa/Casablanca
213 DZ Africa/Algiers
216 TN Africa/Tunis
218 LY Africa/Tripoli
221 SN Africa/Abidjan
225 CI Africa/Abidjan
230 MU Indian/Mauritius
233 GH Africa/Abidjan
234 NG Africa/Lagos
237 CM Africa/Lagos
243 CD Africa/Lagos Africa/Maputo
244 AO Africa/Lagos
250 RW Africa/Maputo
251 ET Africa/Nairobi
254 KE Africa/Nairobi
255 TZ Africa/Nairobi
256 UG Africa/Nairobi
258 MZ Africa/Maputo
260 ZM Africa/Maputo
262 RE Indian/Reunion Indian/Mayotte
263 ZW Africa/Maputo
264 NA Africa/Windhoek
27 ZA Africa/Johannesburg
30 GR Europe/Athens
31 NL Europe/Amsterdam
32 BE Europe/Brussels
33 FR Europe/Paris
34 ES Europe/Madrid Atlantic/Canary
348 - Europe/Madrid
34822 - Atlantic/Canary
34828 - Atlantic/Canary
349 - Europe/Madrid
34922 - Atlantic/Canary
34928 - Atlantic/Canary
351 PT Europe/Lisbon Atlantic/Azores
3512 - Europe/Lisbon
351292 - Atlantic/Azores
351295 - Atlantic/Azores
351296 - Atlantic/Azores
352 LU Europe/Luxembourg
353 IE Europe/Dublin
354 IS Atlantic/Reykjavik
355 AL Europe/Tirane
356 MT Europe/Malta
357 CY Asia/Nicosia
358 FI Europe/Helsinki
359 BG Europe/Sofia
36 HU Europe/Budapest
370 LT Europe/Vilnius
371 LV Europe/Riga
372 EE Europe/Tallinn
373 MD Europe/Chisinau
374 AM Asia/Yerevan
375 BY Europe/Minsk
376 AD Europe/Andorra
377 MC Europe/Monaco
380 UA Europe/Kiev
381 RS Europe/Belgrade
382 ME Europe/Belgrade
383 XK Europe/Belgrade
385 HR Europe/Zagreb
386 SI Europe/Ljubljana
387 BA Europe/Sarajevo
389 MK Europe/Skopje
39 IT Europe/Rome
40 RO Europe/Bucharest
41 CH Europe/Zurich
420 CZ Europe/Prague
421 SK Europe/Bratislava
423 LI Europe/Vaduz
43 AT Europe/Vienna
44 GB Europe/London
45 DK Europe/Copenhagen
46 SE Europe/Stockholm
47 NO Europe/Oslo
48 PL Europe/Warsaw
49 DE Europe/Berlin
501 BZ America/Belize
502 GT America/Guatemala
503 SV America/El_Salvador
504 HN America/Tegucigalpa
505 NI America/Managua
506 CR America/Costa_Rica
507 PA America/Panama
509 HT America/Port-au-Prince
51 PE America/Lima
52 MX America/Mexico_City America/Cancun America/Hermosillo America/Tijuana
5255 - America/Mexico_City
5256 - America/Mexico_City
5233 - America/Mexico_City
5281 - America/Mexico_City
52664 - America/Tijuana
52998 - America/Cancun
53 CU America/Havana
54 AR America/Argentina/Buenos_Aires
55 BR America/Sao_Paulo
5565 - America/Cuiaba
5566 - America/Cuiaba
5567 - America/Campo_Grande
5568 - America/Rio_Branco
5569 - America/Porto_Velho
5592 - America/Manaus
5595 - America/Boa_Vista
5597 - America/Manaus America/Rio_Branco
56 CL America/Santiago America/Punta_Arenas
562 - America/Santiago
57 CO America/Bogota
58 VE America/Caracas
590 GP America/Guadeloupe
591 BO America/La_Paz
592 GY America/Guyana
593 EC America/Guayaquil Pacific/Galapagos
594 GF America/Cayenne
595 PY America/Asuncion
596 MQ America/Martinique
597 SR America/Paramaribo
598 UY America/Montevideo
60 MY Asia/Kuala_Lumpur
61 AU Australia/Sydney Australia/Brisbane Australia/Darwin Australia/Perth
612 - Australia/Sydney
613 - Australia/Melbourne
617 - Australia/Brisbane
618 - Australia/Adelaide Australia/Darwin Australia/Perth
62 ID Asia/Jakarta Asia/Makassar Asia/Jayapura
6221 - Asia/Jakarta
63 PH Asia/Manila
64 NZ Pacific/Auckland
65 SG Asia/Singapore
66 TH Asia/Bangkok
673 BN Asia/Brunei
675 PG Pacific/Port_Moresby
679 FJ Pacific/Fiji
687 NC Pacific/Noumea
689 PF Pacific/Tahiti
7 RU Europe/Kaliningrad Europe/Moscow Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok Asia/Kamchatka
7495 - Europe/Moscow
7499 - Europe/Moscow
7812 - Europe/Moscow
76 KZ Asia/Almaty
77 KZ Asia/Almaty
81 JP Asia/Tokyo
82 KR Asia/Seoul
84 VN Asia/Ho_Chi_Minh
852 HK Asia/Hong_Kong
853 MO Asia/Macau
855 KH Asia/Phnom_Penh
86 CN Asia/Shanghai
880 BD Asia/Dhaka
886 TW Asia/Taipei
90 TR Europe/Istanbul
91 IN Asia/Kolkata
92 PK Asia/Karachi
93 AF Asia/Kabul
94 LK Asia/Colombo
95 MM Asia/Yangon
960 MV Indian/Maldives
961 LB Asia/Beirut
962 JO Asia/Amman
963 SY Asia/Damascus
964 IQ Asia/Baghdad
965 KW Asia/Kuwait
966 SA Asia/Riyadh
967 YE Asia/Aden
968 OM Asia/Muscat
970 PS Asia/Gaza
971 AE Asia/Dubai
972 IL Asia/Jerusalem
973 BH Asia/Bahrain
974 QA Asia/Qatar
977 NP Asia/Kathmandu
98 IR Asia/Tehran
992 TJ Asia/Dushanbe
994 AZ Asia/Baku
995 GE Asia/Tbilisi
996 KG Asia/Bishkek
998 UZ Asia/Tashkent`;

/**
 * The area codes of North America by zone; one that lies in two stands with both. Those that are of no place, such as
 * 800, are in none. After the North American Numbering Plan's list of 2024.
 */
export const AREAS = `
America/New_York 201202203207212215216219220223226227229231234239240248249252260263267269270272273276283289301302304305313315317321324326329330332336339343347351352354363364365367380382386401404407410412413416418419423434436437438440443445448450463468470472475478484502508513514516517518519540548551557561567570571574579581582585586603606607609610613614616617624631640645646647656667678679680681683686689703704705706716717718724727728729732734740742743753754757762765770771772774781786802803804807810812813814819821826828835838839843845848850854856857859860862863864865867873878904905906908910912914917919929930934937941942943947948954959973978980984989
America/Chicago 204205210214217218219224225228235251254256262270274281308309312314316318319320325327331334337346353361364402405409414417430431432447448464469471479483501504507512515531534539557563572573580584601605608612615618620621629630636641651659660662682701708712713715726730731737763769773779785806807812815816817830832847850861870872901903906913918920930931936938940945952956972975979985
America/Regina 306474639
America/Denver 208236250257303307308368385403406432435458505541575587605620701719720748780785801825867915928970983986
America/Phoenix 480520602623928
America/Los_Angeles 206208209213236250253257279310323341350360369408415424425442458503509510530541559562564604619626628650657661669672702707714725738747760775778805818820831837840858909916925949951971986
America/Whitehorse 867
America/Anchorage 907
Pacific/Honolulu 808
America/Halifax 428506782902709879441
America/St_Johns 709879
America/Nassau 242
America/Grand_Turk 649
America/Jamaica 345658876
America/Puerto_Rico 246264268284340473664721758767784787809829849868869939
Pacific/Guam 670671
Pacific/Pago_Pago 684`;
