import { IconList } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import { type FormatMoney, useMoney } from '../../components/use-money.ts';
import { useRoving } from '../../components/use-roving.ts';
import { openOrdersOf } from '../../till-client/order-ledger.ts';
import { useOncePainted } from '../../till-client/use-once-painted.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { pieceCount } from '../order-panel/line-views.ts';
import { dueOf } from '../payment/due.ts';
import classes from './order-strip.module.css';

/** The orders that wait: a tap takes one in hand. Its place is kept while there are none. */
export const OrderStrip = memo(function OrderStrip() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const money = useMoney();
  const strip = useRef<HTMLDivElement>(null);
  const roving = useRoving<HTMLElement>();
  const ledger = useOncePainted(useTill().store, ({ orders }) => orders);
  const inHand = useOncePainted(counter.store, (view) => view.orderId);
  const open = useMemo(() => openOrdersOf(ledger).sort((a, b) => a.openedAt - b.openedAt), [ledger]);
  // The order in hand is in view, however many wait.
  useEffect(() => {
    if (inHand) strip.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ inline: 'nearest' });
  }, [inHand]);

  return (
    <div className={classes.strip} ref={strip}>
      <button
        type="button"
        className={classes.all}
        onClick={() => counter.show({ kind: 'open-orders' })}
        aria-label={t('strip.all', { count: open.length })}
      >
        <IconList size={20} aria-hidden />
        <span className={classes.count}>{open.length > 0 && open.length}</span>
      </button>
      <nav className={classes.orders} aria-label={t('strip.label')} {...roving}>
        {open.map((order) => (
          <OrderChip key={order.id} order={order} inHand={order.id === inHand} money={money} onTake={counter.take} />
        ))}
        {open.length === 0 && <p className={classes.none}>{t('strip.none')}</p>}
      </nav>
    </div>
  );
});

const OrderChip = memo(function OrderChip({
  order,
  inHand,
  money,
  onTake,
}: {
  readonly order: Order;
  readonly inHand: boolean;
  readonly money: FormatMoney;
  readonly onTake: (orderId: OrderId) => void;
}) {
  const { t } = useTranslation('counter');
  const name = useTillView(({ guests }) => guests.get(order.id)?.name);
  const at = (order.tables ?? []).map((table) => table.name).join(' + ');
  const tables = at && t('details.table', { names: at });
  return (
    <button type="button" className={classes.order} aria-current={inHand} onClick={() => onTake(order.id)}>
      <span className={classes.number}>{[order.number, tables, name].filter(Boolean).join(' ')}</span>
      <span className={classes.detail}>
        <span className={classes.pieces}>{t('strip.pieces', { count: pieceCount(order) })}</span>
        <span>{money(dueOf(order))}</span>
      </span>
    </button>
  );
});
