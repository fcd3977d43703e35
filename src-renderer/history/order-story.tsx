import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryEntry } from '#shared/contract/order-history-contract.ts';
import type { StaffId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import { returnablesOf } from '#shared/payment/refund.ts';
import { displayLocale } from '../components/display-locale.ts';
import { useMoney } from '../components/use-money.ts';
import { useMails } from '../receipts/use-mails.ts';
import { useMay } from '../till-client/use-may.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import type { FoundOrder } from './find-orders.ts';
import { ForgetGuest } from './forget-guest.tsx';
import classes from './history-screen.module.css';
import { ReceiptParts } from './receipt-parts.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { RefundOutcome } from './refund-outcome.tsx';
import { type StoryWorld, wordsOf } from './story-words.ts';
import { TipDialog } from './tip-dialog.tsx';

/** Who said what of an order, and when; a settled one's receipts again, and its money back. */
export function OrderStory({
  order,
  guest,
  onChange,
  onForget,
}: FoundOrder & { readonly onChange: (order: Order) => void; readonly onForget: () => void }) {
  const { t } = useTranslation('history');
  const till = useTill();
  const money = useMoney();
  const view = useTillView(({ state }) => state);
  const [entries, setEntries] = useState<readonly StoryEntry[]>([]);
  const [asks, setAsks] = useState<'refund' | 'tip' | null>(null);
  useEffect(() => {
    void till.attempt(async (client) => setEntries((await client.orders.story({ orderId: order.id })).entries));
  }, [till, order.id]);
  const timeZone = view?.settings.shop.timeZone ?? 'UTC';
  const clock = new Intl.DateTimeFormat(displayLocale(), { timeStyle: 'medium', timeZone });
  const mails = useMails(order.id);
  const mayForget = useMay('manage-staff');
  const personOf = (staff: StaffId | null) => view?.staff.find(({ id }) => id === staff)?.name ?? t('someone');
  const world: StoryWorld = { order, t, money, personOf, clock: (at) => clock.format(at) };
  const whoOf = ({ staff, device }: StoryEntry) =>
    t('by', {
      who: personOf(staff),
      device: t(device === view?.device.id ? 'thisTill' : 'otherTill'),
    });
  const isLeft = returnablesOf(order).some(({ left, quantityLeft }) => left.total > 0 || quantityLeft > 0);
  return (
    <section className={classes.story} aria-label={order.number}>
      <header className={classes.head}>
        <h2 className={classes.title}>
          {order.number}
          {guest && <span className={classes.guest}>{guest}</span>}
        </h2>
        <div className={classes.actions}>
          {(guest || mails.length > 0) && mayForget && <ForgetGuest order={order} onForget={onForget} />}
          {order.payments.length > 0 && (
            <Button variant="default" h={48} onClick={() => setAsks('tip')}>
              {t('changeTip')}
            </Button>
          )}
          {order.status.state === 'completed' && (
            <Button variant="default" h={48} disabled={!isLeft} onClick={() => setAsks('refund')}>
              {t('refund')}
            </Button>
          )}
        </div>
      </header>
      <RefundOutcome orderId={order.id} />
      <ReceiptParts order={order} />
      <ol className={classes.entries} aria-label={t('story')}>
        {entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a story is read whole, and its entries have their places
          <li key={at} className={classes.entry}>
            <span className={classes.time}>{clock.format(entry.at)}</span>
            <span className={classes.words}>{wordsOf(entry, world)}</span>
            <span className={classes.who}>{whoOf(entry)}</span>
          </li>
        ))}
      </ol>
      {asks === 'refund' && <RefundDialog order={order} onDone={onChange} onClose={() => setAsks(null)} />}
      {asks === 'tip' && <TipDialog order={order} onDone={onChange} onClose={() => setAsks(null)} />}
    </section>
  );
}
