import { Button, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../components/business-day.ts';
import { startCounting } from '../../drawer/drawer-store.ts';
import { openOrdersOf } from '../../till-client/order-ledger.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { goTo } from '../screen-store.ts';
import classes from './close-day-dialog.module.css';

/** Closes the trading day, once nothing of it is open any more, nor the drawer that took its cash. */
export function CloseDayDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const till = useTill();
  const counter = useCounter();
  const day = useTillView(({ state }) => state?.day?.businessDate);
  const orders = useTillView((view) => view.orders);
  const device = useTillView(({ state }) => state?.device.id);
  // The orders of other tills wait for these tills.
  const openCount = useMemo(
    () => openOrdersOf(orders).filter((order) => order.device === device).length,
    [orders, device],
  );
  const isDrawerOpen = useTillView(({ state }) => state?.drawer !== null);
  const [busy, setBusy] = useState(false);
  if (!day) return null;
  const showOrders = () => {
    goTo('counter');
    counter.show({ kind: 'open-orders' });
  };
  const countDrawer = () => {
    startCounting();
    goTo('drawer');
    counter.show(null);
  };
  const close = async () => {
    if (busy) return;
    setBusy(true);
    const trouble = await till.attempt((client, commandId) => client.day.close({ commandId }));
    setBusy(false);
    if (trouble) return;
    counter.take(null);
    goTo('counter');
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('day.closeTitle', { day: dayInWords(day, 'long') })}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.text}>
        {openCount > 0
          ? t('day.openOrders', { count: openCount })
          : t(isDrawerOpen ? 'day.openDrawer' : 'day.closeText')}
      </p>
      <div className={classes.actions}>
        <Button variant="default" h={56} onClick={onClose}>
          {t('day.keepOpen')}
        </Button>
        {openCount > 0 ? (
          <Button h={56} onClick={showOrders}>
            {t('day.showOrders')}
          </Button>
        ) : isDrawerOpen ? (
          <Button h={56} onClick={countDrawer}>
            {t('day.countDrawer')}
          </Button>
        ) : (
          <Button h={56} onClick={close} aria-disabled={busy}>
            {t('day.closeAction')}
          </Button>
        )}
      </div>
    </Modal>
  );
}
