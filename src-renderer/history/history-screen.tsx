import { TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '#shared/ids/ids.ts';
import { add } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { givenBack } from '#shared/payment/refund.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { displayLocale } from '../components/display-locale.ts';
import { useMoney } from '../components/use-money.ts';
import { useTillView } from '../till-client/use-till.tsx';
import { DayChoice } from './day-choice.tsx';
import { findOrders, totalOf } from './find-orders.ts';
import classes from './history-screen.module.css';
import { OrderStory } from './order-story.tsx';
import { useDaysOrders } from './use-days-orders.ts';
import './strings.ts';

/** A trading day's orders, newest first, each with its story; what is done to a settled order is done from here. */
export function HistoryScreen() {
  const { t } = useTranslation('history');
  const money = useMoney();
  const ledger = useTillView((view) => view.orders);
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const today = useTillView(({ state }) => state?.day?.businessDate ?? state?.today);
  const [picked, setPicked] = useState<BusinessDate | undefined>();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<OrderId | null>(null);
  const wanted = useDeferredValue(typed);
  const { orders, isReading, replace, forget } = useDaysOrders(picked);
  const clock = new Intl.DateTimeFormat(displayLocale(), { hour: '2-digit', minute: '2-digit', timeZone });
  // What happens behind it, such as a card that was given back to, shows here, too.
  const current = orders.map((one) => ({ ...one, order: newer(one.order, ledger.get(one.order.id)?.confirmed) }));
  const found = findOrders(current, wanted, (order) => money(totalOf(order)));
  const shown = current.find(({ order }) => order.id === chosen);

  return (
    <main className={classes.screen} aria-label={t('label')}>
      <div className={classes.side}>
        {today && <DayChoice day={picked ?? today} today={today} onChange={setPicked} />}
        <TextInput
          size="lg"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {found.length === 0 && <p className={classes.hint}>{t(isReading ? 'loading' : 'none')}</p>}
        <ul className={classes.list} aria-label={t('list')}>
          {found.map(({ order, guest }) => (
            <li key={order.id}>
              <button
                type="button"
                className={classes.order}
                aria-current={order.id === chosen}
                onClick={() => setChosen(order.id)}
              >
                <span className={classes.number}>
                  {order.number}
                  {guest && <span className={classes.guest}>{guest}</span>}
                </span>
                <span className={classes.amount}>{money(totalOf(order))}</span>
                <span className={classes.more}>
                  {clock.format(order.openedAt)} · {t(`states.${order.status.state}`)}
                </span>
                <span className={classes.more}>
                  {order.refunds ? t('refunded', { amount: money(add(...order.refunds.map(givenBack))) }) : ''}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {shown ? (
        <OrderStory
          key={`${shown.order.id} ${shown.order.version}`}
          {...shown}
          onChange={replace}
          onForget={() => forget(shown.order.id)}
        />
      ) : (
        <p className={classes.hint}>{t('pick')}</p>
      )}
    </main>
  );
}

const newer = (order: Order, heard: Order | null | undefined): Order =>
  heard && heard.version > order.version ? heard : order;
