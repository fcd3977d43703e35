import type { Language } from '#shared/language/language.ts';
import type { Words } from './words.ts';

type Another = Exclude<Language, 'en'>;

/** English is in the page itself; every other language is a file of its own, read when somebody needs it. */
export const readWords: { readonly [L in Another]: () => Promise<Words<L>> } = {
  es: async () => (await import('./words.es.ts')).wordsEs,
  de: async () => (await import('./words.de.ts')).wordsDe,
  ar: async () => (await import('./words.ar.ts')).wordsAr,
};
