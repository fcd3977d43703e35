import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { priceOrder } from '#shared/pricing/price-order.ts';
import { useCounter } from '../counter-context.tsx';
import { Label } from '../label.tsx';
import { type LineView, lineViews } from './line-views.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderMenu } from './order-menu.tsx';
import classes from './order-panel.module.css';
import { OrderTotals } from './order-totals.tsx';

const NO_LINES: readonly LineView[] = [];

/** An order being rung up; null before its first item, with the same parts in the same places. */
export function OpenOrder({ order }: { readonly order: Order | null }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const painted = useRef<readonly LineView[]>(NO_LINES);
  const lines = useMemo(() => (order ? lineViews(order, painted.current) : NO_LINES), [order]);
  painted.current = lines;
  const totals = useMemo(() => (order ? priceOrder(order) : null), [order]);

  const number = order?.number;
  const title = useMemo(() => (number ? t('order.title', { number }) : t('order.fresh')), [t, number]);

  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <OrderMenu />
        <button
          type="button"
          className={classes.fresh}
          aria-disabled={order === null}
          onClick={() => counter.take(null)}
        >
          <IconPlus size={20} aria-hidden />
          <Label text="order.new" />
        </button>
      </header>
      <OrderLines lines={lines} />
      <OrderTotals order={order} totals={totals} />
      <OrderActions order={order} total={totals?.total ?? null} />
    </>
  );
}
