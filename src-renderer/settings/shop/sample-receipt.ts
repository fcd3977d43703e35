import type { OrderId } from '#shared/ids/ids.ts';
import { exponentOf } from '#shared/money/currency.ts';
import { asMinor, asQuantity, asRate, ZERO } from '#shared/money/minor.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { textsOf } from '#shared/printing/receipt-of.ts';
import { asInstant } from '#shared/time/instant.ts';
import type { ShopFields } from '../settings-forms.ts';

/** What the sample's parts are called, in the language of the screen. */
export type SampleWords = Readonly<Record<'coffee' | 'toast' | 'tax', string>>;

/** A small sale in the shop's own money; it belongs to no order. */
export function sampleReceipt(shop: ShopFields, words: SampleWords): Receipt {
  const amount = (hundredths: number) => asMinor(Math.round(hundredths * 10 ** (exponentOf(shop.currency) - 2)));
  const line = { modifiers: [], note: null };
  return {
    ...{ orderId: NOBODYS as OrderId, orderNumber: 'A-042', receiptNumber: 'A-000123' },
    ...{ at: asInstant(NOON), timeZone: shop.timeZone, currency: shop.currency, shop: textsOf(shop) },
    lines: [
      { ...line, quantity: asQuantity(2_000), name: words.coffee, gross: amount(800) },
      { ...line, quantity: asQuantity(1_000), name: words.toast, gross: amount(650) },
    ],
    ...{ discount: ZERO, net: amount(1_355), total: amount(1_450) },
    taxes: [{ name: words.tax, rate: asRate(70_000), inclusive: true, base: amount(1_355), amount: amount(95) }],
    payments: [{ tender: 'cash', amount: amount(1_450), tendered: amount(2_000), change: amount(550) }],
  };
}

const NOBODYS = '00000000-0000-7000-8000-000000000000' as string;
const NOON = Date.UTC(2026, 5, 1, 12, 34);
