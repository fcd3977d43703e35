import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import type { OrderId } from '#shared/ids/ids.ts';
import type { ReceiptPart } from '#shared/receipt/receipt-part.ts';
import { refusalSentence } from '../components/refusal-sentence.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './receipts.module.css';

/** A code that leads the guest's phone to the receipt; where there can be none it says so and offers paper; spec [RC5], [RC8]. */
export function CodeDialog({
  orderId,
  part,
  onPrint,
  onClose,
}: {
  readonly orderId: OrderId;
  readonly part: ReceiptPart;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('receipts');
  const till = useTill();
  const [url, setUrl] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const isOnline = useTillView(({ state }) => ['sending', 'up-to-date'].includes(state?.sync.state ?? ''));
  useEffect(() => {
    let isShown = true;
    void till
      .attemptQuietly(async (client) => {
        const link = await client.receipts.link({ orderId, part });
        if (isShown) setUrl(link.url);
      })
      .then((trouble) => {
        if (!trouble || !isShown) return;
        setSaid(trouble.kind === 'refused' ? refusalSentence(trouble.refusal, 'XXX') : t('failed'));
      });
    return () => {
      isShown = false;
    };
  }, [till, orderId, part, t]);
  return (
    <Modal opened onClose={onClose} title={t('codeTitle')} size={480} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.form}>
        {said === null && (
          <div className={classes.place}>
            {url && (
              <img
                className={classes.code}
                alt={t('codeText')}
                src={`data:image/svg+xml,${encodeURIComponent(renderSVG(url, { ecc: 'M', border: 4 }))}`}
              />
            )}
          </div>
        )}
        <p className={classes.text} role="status">
          {said ?? t(isOnline ? 'codeText' : 'codeOffline')}
        </p>
        <div className={classes.actions}>
          <Button variant="default" h={56} onClick={onPrint}>
            {t('print')}
          </Button>
          <Button h={56} onClick={onClose} data-autofocus>
            {t('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
