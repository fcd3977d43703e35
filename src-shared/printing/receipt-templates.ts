import type { ShopSettings } from '../settings/settings.ts';
import { type TemplateProblem, templateProblem } from './template.ts';

/** The settings of a shop that are templates. */
const RECEIPT_TEMPLATES = ['receiptHeader', 'receiptFooter', 'receiptCodeText'] as const;

/** The first of a receipt's texts that cannot be filled in, or null where all can; what is not set is right; spec [P90], [P91]. */
export function wrongTemplate(
  shop: { readonly [Field in (typeof RECEIPT_TEMPLATES)[number]]?: string | undefined },
): (TemplateProblem & { readonly field: keyof ShopSettings; readonly text: string }) | null {
  for (const field of RECEIPT_TEMPLATES) {
    const text = shop[field] ?? '';
    const problem = templateProblem(text);
    if (problem) return { ...problem, field, text };
  }
  return null;
}
