import { Drawer, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useMoney } from '../../components/use-money.ts';
import { openOrdersOf } from '../../till-client/order-ledger.ts';
import { useNow } from '../../till-client/use-now.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter, useCounterView } from '../counter-context.tsx';
import { dueOf } from '../payment/due.ts';
import { findOrders } from './find-orders.ts';
import classes from './open-orders-drawer.module.css';

/** Every open order with what is on it, for finding one that the strip no longer shows. */
export function OpenOrdersDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const money = useMoney();
  const ledger = useTillView(({ orders }) => orders);
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const inHand = useCounterView((view) => view.orderId);
  const guests = useTillView((view) => view.guests);
  const now = useNow();
  const [typed, setTyped] = useState('');
  const open = useMemo(() => openOrdersOf(ledger).sort((a, b) => a.openedAt - b.openedAt), [ledger]);
  const shown = findOrders(open, typed, { guests, amount: (order) => money(dueOf(order)) });
  const clock = new Intl.DateTimeFormat(displayLocale(), { hour: '2-digit', minute: '2-digit', timeZone });
  const tablesOf = ({ tables = [] }: Order) =>
    tables.length > 0 && t('details.table', { names: tables.map((table) => table.name).join(' + ') });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('openOrders.title', { count: open.length })}
      size={480}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {open.length === 0 ? (
        <p className={classes.none}>{t('strip.none')}</p>
      ) : (
        <TextInput
          data-autofocus
          className={classes.search}
          aria-label={t('openOrders.search')}
          placeholder={t('openOrders.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {open.length > 0 && shown.length === 0 && <p className={classes.none}>{t('openOrders.notFound')}</p>}
      <ul className={classes.list}>
        {shown.map((order) => (
          <li key={order.id}>
            <button
              type="button"
              className={classes.order}
              aria-current={order.id === inHand}
              onClick={() => counter.take(order.id)}
            >
              <span className={classes.number}>
                {[order.number, tablesOf(order), guests.get(order.id)?.name].filter(Boolean).join(' ')}
              </span>
              <span className={classes.amount}>{money(dueOf(order))}</span>
              <span className={classes.lines}>{linesInShort(order) || t('openOrders.nothing')}</span>
              <span className={classes.time}>
                {clock.format(order.openedAt)} · {t('openOrders.age', { count: minutesBetween(order.openedAt, now) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

const minutesBetween = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / 60_000));

const linesInShort = (order: Order): string =>
  activeLines(order)
    .map(({ name }) => name)
    .join(', ');
