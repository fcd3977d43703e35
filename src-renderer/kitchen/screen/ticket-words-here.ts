import { language } from '#shared/language/language.ts';
import type { PaperLabels } from '#shared/printing/paper-labels.ts';
import { labelsIn } from '#shared/printing/paper-labels-in.ts';
import { i18next } from '../../i18n/i18n.ts';

/** The words of tickets in the language of this screen: those that paper would bear; spec [L7]. */
export const ticketWordsHere = (): PaperLabels => labelsIn(language.parse(i18next.language));
