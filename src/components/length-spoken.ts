const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Whole seconds as a reader should hear them: `1 minute, 12 seconds`; of a long time the two largest units. */
export function lengthSpoken(seconds: number, locale: string): string {
  let rest = seconds;
  const parts = UNITS.flatMap(([unit, length]) => {
    const n = Math.floor(rest / length);
    rest -= n * length;
    return n > 0 ? [{ n, unit }] : [];
  });
  const told = parts.length > 0 ? parts.slice(0, 2) : [{ n: 0, unit: 'second' as const }];
  const texts = told.map(({ n, unit }) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', numberingSystem: 'latn' }).format(n),
  );
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(texts);
}
