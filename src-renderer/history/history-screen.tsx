import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '#shared/ids/ids.ts';
import { add } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { givenBack } from '#shared/payment/refund.ts';
import { displayLocale } from '../components/display-locale.ts';
import { useMoney } from '../components/use-money.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { findOrders, totalOf } from './find-orders.ts';
import classes from './history-screen.module.css';
import { OrderStory } from './order-story.tsx';
import './strings.ts';

/** The day's orders, newest first, each with its story; what is done to a settled order is done from here. */
export function HistoryScreen() {
  const { t } = useTranslation('history');
  const till = useTill();
  const money = useMoney();
  const ledger = useTillView((view) => view.orders);
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const [orders, setOrders] = useState<readonly Order[]>([]);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<OrderId | null>(null);
  useEffect(() => {
    let isShown = true;
    void till.attempt(async (client) => {
      const all: Order[] = [];
      let before: string | undefined;
      do {
        const page = await client.orders.list({ limit: 200, ...(before && { before }) });
        all.push(...page.orders);
        before = page.next ?? undefined;
        if (isShown) setOrders([...all]);
      } while (before && isShown);
    });
    return () => {
      isShown = false;
    };
  }, [till]);
  const clock = new Intl.DateTimeFormat(displayLocale(), { hour: '2-digit', minute: '2-digit', timeZone });
  // What happens behind it, such as a card that was given back to, shows here, too.
  const shown = orders.map((one) => newer(one, ledger.get(one.id)?.confirmed));
  const found = findOrders(shown, typed, (order) => money(totalOf(order)));
  const order = shown.find(({ id }) => id === chosen) ?? null;
  const replace = (changed: Order) => setOrders(orders.map((one) => (one.id === changed.id ? changed : one)));

  return (
    <main className={classes.screen} aria-label={t('label')}>
      <div className={classes.side}>
        <TextInput
          size="lg"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {found.length === 0 && <p className={classes.hint}>{t('none')}</p>}
        <ul className={classes.list} aria-label={t('list')}>
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={classes.order}
                aria-current={one.id === chosen}
                onClick={() => setChosen(one.id)}
              >
                <span className={classes.number}>{one.number}</span>
                <span className={classes.amount}>{money(totalOf(one))}</span>
                <span className={classes.more}>
                  {clock.format(one.openedAt)} · {t(`states.${one.status.state}`)}
                </span>
                <span className={classes.more}>
                  {one.refunds ? t('refunded', { amount: money(add(...one.refunds.map(givenBack))) }) : ''}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {order ? (
        <OrderStory key={`${order.id} ${order.version}`} order={order} onChange={replace} />
      ) : (
        <p className={classes.hint}>{t('pick')}</p>
      )}
    </main>
  );
}

const newer = (order: Order, heard: Order | null | undefined): Order =>
  heard && heard.version > order.version ? heard : order;
