import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryEntry } from '#shared/contract/order-history-contract.ts';
import type { Order } from '#shared/order/order.ts';
import { returnablesOf } from '#shared/payment/refund.ts';
import { displayLocale } from '../components/display-locale.ts';
import { showNotice } from '../components/notices/notice-store.ts';
import { useMoney } from '../components/use-money.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './history-screen.module.css';
import { RefundDialog } from './refund-dialog.tsx';
import { wordsOf } from './story-words.ts';

/** Who said what of an order, and when; a settled one's receipt again, and its money back. */
export function OrderStory({ order, onChange }: { readonly order: Order; readonly onChange: (order: Order) => void }) {
  const { t } = useTranslation('history');
  const till = useTill();
  const money = useMoney();
  const view = useTillView(({ state }) => state);
  const [entries, setEntries] = useState<readonly StoryEntry[]>([]);
  const [isReturning, setReturning] = useState(false);
  useEffect(() => {
    void till.attempt(async (client) => setEntries((await client.orders.story({ orderId: order.id })).entries));
  }, [till, order.id]);
  const timeZone = view?.settings.shop.timeZone ?? 'UTC';
  const clock = new Intl.DateTimeFormat(displayLocale(), { timeStyle: 'medium', timeZone });
  const whoOf = ({ staff, device }: StoryEntry) =>
    t('by', {
      who: view?.staff.find(({ id }) => id === staff)?.name ?? t('someone'),
      device: t(device === view?.device.id ? 'thisTill' : 'otherTill'),
    });
  const isLeft = returnablesOf(order).some(({ left, quantityLeft }) => left.total > 0 || quantityLeft > 0);
  const reprint = async () => {
    const trouble = await till.attempt((client, commandId) => client.receipts.print({ commandId, orderId: order.id }));
    if (!trouble) showNotice(t('reprinted'));
  };

  return (
    <section className={classes.story} aria-label={order.number}>
      <header className={classes.head}>
        <h2 className={classes.title}>{order.number}</h2>
        {order.status.state === 'completed' && (
          <div className={classes.actions}>
            <Button variant="default" h={48} onClick={() => void reprint()}>
              {t('reprint')}
            </Button>
            <Button variant="default" h={48} disabled={!isLeft} onClick={() => setReturning(true)}>
              {t('refund')}
            </Button>
          </div>
        )}
      </header>
      <ol className={classes.entries} aria-label={t('story')}>
        {entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a story is read whole, and its entries have their places
          <li key={at} className={classes.entry}>
            <span className={classes.time}>{clock.format(entry.at)}</span>
            <span className={classes.words}>{wordsOf(entry, order, t, money)}</span>
            <span className={classes.who}>{whoOf(entry)}</span>
          </li>
        ))}
      </ol>
      {isReturning && <RefundDialog order={order} onDone={onChange} onClose={() => setReturning(false)} />}
    </section>
  );
}
