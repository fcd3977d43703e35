import type { Language } from '#shared/language/language.ts';

/** The plural forms that a language's words are written in; spec [L4]. */
interface PluralForms {
  readonly en: 'one' | 'other';
  /** Its rare `many`, of whole millions, is said as `other`. */
  readonly es: 'one' | 'other';
  readonly de: 'one' | 'other';
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
}

/** A key in another language: what is counted stands there in that language's own plural forms. */
type KeyIn<Key, L extends Language> = Key extends `${infer Base}_${'one' | 'other'}`
  ? `${Base}_${PluralForms[L]}`
  : Key;

/** The shape of a room's English words in another language: every key, and no other. */
export type Translated<English, L extends Language> = {
  readonly [Key in keyof English as KeyIn<Key, L>]: English[Key] extends string ? string : Translated<English[Key], L>;
};
