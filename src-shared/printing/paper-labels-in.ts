import type { Language } from '../language/language.ts';
import { ARABIC } from './paper-labels.ar.ts';
import { GERMAN } from './paper-labels.de.ts';
import { SPANISH } from './paper-labels.es.ts';
import { ENGLISH, type PaperLabels } from './paper-labels.ts';

/** The words of paper in each language; spec [L7]. */
export const paperLabels: Readonly<Record<Language, PaperLabels>> = {
  en: ENGLISH,
  es: SPANISH,
  de: GERMAN,
  ar: ARABIC,
};
