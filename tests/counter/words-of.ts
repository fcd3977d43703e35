import type { Language } from '#shared/language/language.ts';
import { readWords } from '../../src-renderer/i18n/read-words.ts';

/** What the screens say in a language other than English, by room. */
export const wordsOf = (language: Exclude<Language, 'en'>) => readWords[language]();

export type WordsOf = Awaited<ReturnType<typeof wordsOf>>;
