import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { showNotice } from '../components/notices/notice-store.ts';
import { useTill } from '../till-client/use-till.tsx';
import classes from './refund-dialog.module.css';

/** Erases what is known of an order's guest, for good and everywhere, once that was asked twice; spec [GU3], [GU7]. */
export function ForgetGuest({ order, onForget }: { readonly order: Order; readonly onForget: () => void }) {
  const { t } = useTranslation('history');
  const till = useTill();
  const [isAsking, setAsking] = useState(false);
  const forget = async () => {
    const trouble = await till.attempt((client, commandId) => client.guests.erase({ commandId, orderId: order.id }));
    setAsking(false);
    if (trouble) return;
    showNotice(t('forgotten'));
    onForget();
  };
  return (
    <>
      <Button variant="default" h={48} onClick={() => setAsking(true)}>
        {t('forget')}
      </Button>
      {isAsking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t('forgetTitle', { number: order.number })}
          size={520}
          closeButtonProps={{ 'aria-label': t('keepGuest') }}
        >
          <div className={classes.form}>
            <p className={classes.text}>{t('forgetText')}</p>
            <div className={classes.actions}>
              <Button variant="default" h={56} data-autofocus onClick={() => setAsking(false)}>
                {t('keepGuest')}
              </Button>
              <Button color="brick" h={56} onClick={() => void forget()}>
                {t('forget')}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}
