import type { Language } from '#shared/language/language.ts';

/** What is said alike in English and in another language; whatever else is the same was forgotten. */
export const SAME_WORDS: Readonly<Record<Exclude<Language, 'en'> | 'all', ReadonlySet<string>>> = {
  all: new Set(['Evertill', 'Square', 'Loyverse', 'Toast', 'Shopify']),
  es: new Set(['Normal', 'PIN', 'SKU', 'Subtotal', 'TOTAL', 'Total', '{{count}} min']),
  de: new Set([
    ...[
      'Barcode',
      'Barcodes',
      'Cheeseburger',
      'Cloud',
      'Code',
      'Diplomat',
      'Grill',
      'Katakana (Japan)',
      'Live',
      'Logo',
    ],
    ...['Name', 'Normal', 'Offline', 'Online', 'PC437 (USA)', 'Option', 'PIN', 'Station'],
  ]),
  ar: new Set(),
};
