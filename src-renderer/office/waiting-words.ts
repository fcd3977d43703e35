import { useTranslation } from 'react-i18next';
import { formatMoney } from '#shared/money/currency.ts';
import { displayLocale } from '../components/display-locale.ts';
import type { Till } from './office-store.ts';

/** What waits of a locked till, in a sentence; empty if nothing does. */
export function useWaitingWords(currency: string): (waiting: Till['waiting']) => string {
  const { t } = useTranslation('office');
  return (waiting) => {
    if (!waiting) return '';
    const total = formatMoney(waiting.total, currency, displayLocale());
    const sales =
      waiting.sales === 0 ? t('tills.waitingNoSales') : t('tills.waitingSales', { count: waiting.sales, total });
    return t('tills.waiting', { count: waiting.entries, sales });
  };
}
