import { formatMoney } from '#shared/money/currency.ts';
import { asMinor } from '#shared/money/minor.ts';
import type { Refusal, RefusalCode } from '#shared/refusal.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { waitInWords } from '#shared/time/wait-in-words.ts';
import { i18next } from '../i18n/i18n.ts';
import { dayInWords } from './business-day.ts';
import { displayLocale } from './display-locale.ts';

/** Whose `most` is an amount of money. */
const MONEY_CODES: ReadonlySet<RefusalCode> = new Set([
  ...(['price-out-of-range', 'tender-out-of-range', 'total-too-large', 'order-below-paid'] as const),
  ...(['drawer-amount-out-of-range', 'drawer-count-unclear'] as const),
]);

/** A refusal in the reader's words: the domain's sentence by its code, with amounts, dates and waits written out. */
export function refusalSentence({ code, data }: Refusal, currency: string): string {
  const places = Object.entries(data).map(([name, value]) => {
    if (name === 'most' && typeof value === 'number' && MONEY_CODES.has(code)) {
      return [name, formatMoney(asMinor(value), currency, displayLocale())];
    }
    const isDay = (name === 'businessDate' || name === 'today') && typeof value === 'string';
    return [name, isDay ? dayInWords(value as BusinessDate, 'long') : value];
  });
  if (typeof data.seconds === 'number') places.push(['wait', waitInWords(data.seconds, displayLocale())]);
  return i18next.t(code, { ns: 'refusal', ...Object.fromEntries(places) });
}
