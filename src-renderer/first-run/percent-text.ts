import { asRate, type Rate } from '#shared/money/minor.ts';
import { displayLocale } from '../components/display-locale.ts';

/** A rate as it is typed: 8.875 for 88 750 millionths. */
export const percentText = (rate: Rate): string => String(rate / 10_000);

/** The rate that was typed, null for none, or `wrong`. A comma is as good as a point. */
export function typedPercent(text: string): Rate | null | 'wrong' {
  const tidy = text.replace('%', '').trim().replace(',', '.');
  if (tidy === '') return null;
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(tidy)) return 'wrong';
  const rate = Math.round(Number(tidy) * 10_000);
  return rate <= 1_000_000 ? asRate(rate) : 'wrong';
}

/** A rate as a person reads it. */
export const shownPercent = (rate: Rate): string =>
  new Intl.NumberFormat(displayLocale(), { style: 'percent', maximumFractionDigits: 4 }).format(rate / 1_000_000);
