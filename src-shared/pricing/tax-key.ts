import type { TaxId } from '../ids/ids.ts';
import type { Rate } from '../money/minor.ts';

/** What tells the taxes of an order apart. */
export const taxKey = (tax: { taxId: TaxId; rate: Rate; inclusive: boolean }): string =>
  `${tax.taxId} ${tax.rate} ${tax.inclusive}`;
