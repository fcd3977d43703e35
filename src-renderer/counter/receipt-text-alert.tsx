import { IconReceiptOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wrongTemplate } from '#shared/printing/receipt-templates.ts';
import { useTillView } from '../till-client/use-till.tsx';
import classes from './print-alerts.module.css';

/** Receipts come out with a text that cannot be filled in: over every screen until it is mended, or was seen here; spec [P91]. */
export function ReceiptTextAlert() {
  const { t } = useTranslation('counter');
  const shop = useTillView(({ state }) => state?.settings.shop ?? null);
  const [seen, setSeen] = useState('');
  const wrong = shop?.printReceipts ? wrongTemplate(shop) : null;
  if (!wrong || wrong.text === seen) return null;
  return (
    <div className={classes.card} role="alert">
      <IconReceiptOff size={26} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <p className={classes.title}>{t('receiptText.title', { at: wrong.at })}</p>
        <p className={classes.more}>{t('receiptText.more')}</p>
      </div>
      <button
        type="button"
        className={classes.dismiss}
        aria-label={t('receiptText.dismiss')}
        onClick={() => setSeen(wrong.text)}
      >
        <IconX size={20} aria-hidden />
      </button>
    </div>
  );
}
