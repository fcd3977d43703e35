import type { Language } from '../language/language.ts';
import { ARABIC } from './paper-labels.ar.ts';
import { GERMAN } from './paper-labels.de.ts';
import { SPANISH } from './paper-labels.es.ts';
import { ENGLISH, type PaperLabels } from './paper-labels.ts';

const paperLabels: Readonly<Record<Language, PaperLabels>> = {
  en: ENGLISH,
  es: SPANISH,
  de: GERMAN,
  ar: ARABIC,
};

/** The words and the numbers of paper in a language; digits are Latin in each. Spec [L7]. */
export const inLanguage = (of: Language) => ({
  labels: paperLabels[of],
  locale: of === 'ar' ? 'ar-u-nu-latn' : of,
});
