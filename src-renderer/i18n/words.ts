import type { ResourceNamespaceMap } from 'i18next';
import type { Language } from '#shared/language/language.ts';
import type { Translated } from './translated.ts';

/** All that the house says, by room, in one language: a room without its words does not compile. */
export type Words<L extends Language> = {
  readonly [Room in keyof ResourceNamespaceMap]: Translated<ResourceNamespaceMap[Room], L>;
};
