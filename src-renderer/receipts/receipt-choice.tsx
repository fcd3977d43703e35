import { IconMail, IconPrinter, IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '#shared/ids/ids.ts';
import type { ReceiptPart } from '#shared/receipt/receipt-part.ts';
import { showNotice } from '../components/notices/notice-store.ts';
import { useTill } from '../till-client/use-till.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { MailDialog } from './mail-dialog.tsx';
import classes from './receipts.module.css';
import './strings.ts';

/** What the guest may be given: paper, a mail or a code. Choosing nothing is choosing none; spec [RC2]. */
export function ReceiptChoice({
  orderId,
  part,
  wasPrinted,
}: {
  readonly orderId: OrderId;
  readonly part: ReceiptPart;
  readonly wasPrinted: boolean;
}) {
  const { t } = useTranslation('receipts');
  const till = useTill();
  const [shown, setShown] = useState<'mail' | 'code' | null>(null);
  const print = async () => {
    const trouble = await till.attempt(async (client, commandId) => {
      const { job } = await client.receipts.print({ commandId, orderId, part });
      showNotice(t(job.content.kind === 'receipt' && job.content.receipt.copy ? 'copy' : 'printing'));
    });
    if (!trouble) setShown(null);
  };
  const close = () => setShown(null);
  return (
    <>
      <fieldset className={classes.choice} aria-label={t('label')}>
        <button type="button" className={classes.way} onClick={() => void print()}>
          <IconPrinter size={22} aria-hidden />
          {t(wasPrinted ? 'printAgain' : 'print')}
        </button>
        <button type="button" className={classes.way} onClick={() => setShown('mail')}>
          <IconMail size={22} aria-hidden />
          {t('mail')}
        </button>
        <button type="button" className={classes.way} onClick={() => setShown('code')}>
          <IconQrcode size={22} aria-hidden />
          {t('code')}
        </button>
      </fieldset>
      {shown === 'mail' && <MailDialog {...{ orderId, part }} onClose={close} />}
      {shown === 'code' && <CodeDialog {...{ orderId, part }} onPrint={() => void print()} onClose={close} />}
    </>
  );
}
