import { negate, RATE_ONE, type Rate } from '#shared/money/minor.ts';
import type { OrderDiscount } from '#shared/order/order.ts';
import { displayLocale } from './display-locale.ts';
import type { FormatMoney } from './use-money.ts';

/** What a discount takes off, as people write it: −10% or −£2.00. */
export const discountText = (value: OrderDiscount['value'], money: FormatMoney): string =>
  value.kind === 'amount' ? money(negate(value.amount)) : `−${percentText(value.rate)}`;

const percentText = (rate: Rate): string =>
  new Intl.NumberFormat(displayLocale(), { style: 'percent', maximumFractionDigits: 4 }).format(rate / RATE_ONE);
