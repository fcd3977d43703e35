import { useTranslation } from 'react-i18next';
import type { PaidRow } from './paid-rows.ts';

/** What a row of money is called: the way it came, and the card or slip where there is one. */
export function useTenderName(): (row: PaidRow) => string {
  const { t } = useTranslation('counter');
  return ({ tender, reference }) =>
    reference ? `${t(`settled.tenders.${tender}`)} · ${reference}` : t(`settled.tenders.${tender}`);
}
