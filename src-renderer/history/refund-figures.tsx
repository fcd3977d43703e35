import { useTranslation } from 'react-i18next';
import type { Refusal } from '#shared/refusal.ts';
import type { Result } from '#shared/result.ts';
import { refusalSentence } from '../components/refusal-sentence.ts';
import { useCurrency, useMoney } from '../components/use-money.ts';
import classes from './refund-dialog.module.css';
import type { RefundPreview } from './refund-preview.ts';

/** What goes back by each tender, and the taxes in it; or why nothing can. */
export function RefundFigures({ preview }: { readonly preview: Result<RefundPreview, Refusal> | null }) {
  const { t } = useTranslation('history');
  const money = useMoney();
  const currency = useCurrency();
  if (preview && !preview.ok) {
    return (
      <p className={classes.trouble} role="alert">
        {refusalSentence(preview.error, currency)}
      </p>
    );
  }
  const { total, byPayment, taxes } = preview?.value ?? { total: null, byPayment: [], taxes: [] };
  return (
    <dl className={classes.figures} aria-label={t('refunds.preview')} aria-live="polite">
      {byPayment.map(({ paymentId, tender, amount }) => (
        <div key={paymentId}>
          <dt>{t(`tenders.${tender}`)}</dt>
          <dd>{money(amount)}</dd>
        </div>
      ))}
      {taxes.map(({ name, amount }) => (
        <div key={name} className={classes.within}>
          <dt>{t('refunds.ofWhichTax', { name })}</dt>
          <dd>{money(amount)}</dd>
        </div>
      ))}
      <div className={classes.sum}>
        <dt>{t('refunds.inTotal')}</dt>
        <dd>{total === null ? '–' : money(total)}</dd>
      </div>
    </dl>
  );
}
