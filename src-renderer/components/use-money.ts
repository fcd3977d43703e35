import { useCallback } from 'react';
import { formatMoney } from '#shared/money/currency.ts';
import type { Minor } from '#shared/money/minor.ts';
import { useTillView } from '../till-client/use-till.tsx';
import { displayLocale } from './display-locale.ts';

export type FormatMoney = (amount: Minor) => string;

/** The shop's currency; empty until the engine has told of the shop. */
export const useCurrency = (): string => useTillView(({ state }) => state?.settings.shop.currency ?? 'XXX');

/** Writes amounts in the shop's currency as this screen's reader expects them. */
export function useMoney(): FormatMoney {
  const currency = useCurrency();
  return useCallback((amount) => formatMoney(amount, currency, displayLocale()), [currency]);
}
