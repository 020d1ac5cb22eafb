import { enWords } from './en-words.ts';
import type { Language } from './language.ts';

/**
 * English, which is always there: the words other languages are measured by.
 * Glossary: *callback*, the customer's; *preview*, a contact to look at before the call; *Accept* a callback, *answer* a
 * phone; *skip* a contact; *hold* (of a callback: parked; of a call: a person waits); *wrap-up*, the work after the call;
 * *the system* is the platform, which dials by itself; *queue*, *agent*, *supervisor*, *do-not-call* as everywhere.
 */
export const en: Language = { locale: 'en', dir: 'ltr', words: enWords };
