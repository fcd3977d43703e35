import { IconSend2 } from '@tabler/icons-react';
import { kitchenDelta } from '#shared/kitchen/kitchen-delta.ts';
import type { Minor } from '#shared/money/minor.ts';
import { linesToWarnOf } from '#shared/order/line-allergies.ts';
import { notesToTell } from '#shared/order/notes.ts';
import type { Order } from '#shared/order/order.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import { useMoney } from '../../components/use-money.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useAttemptAt } from '../card/use-card-attempt.ts';
import { useCounter, useCounterView } from '../counter-context.tsx';
import { Label } from '../label.tsx';
import { dueOf } from '../payment/due.ts';
import classes from './order-actions.module.css';

/** Send and pay, always in the same place; what cannot be done now is dim, not gone. */
export function OrderActions({ order, total }: { readonly order: Order | null; readonly total: Minor | null }) {
  const counter = useCounter();
  const money = useMoney();
  const device = useTillView(({ state }) => state?.device.id);
  const paying = useCounterView((view) => view.paying);
  const isAtCard = useAttemptAt(order?.id ?? null) !== null;
  const changes = order && device ? kitchenDelta(order, device).length : 0;
  const warnings = order ? linesToWarnOf(order).length : 0;
  const unsent = changes + warnings + (order && notesToTell(order, changes) ? 1 : 0);
  const payable = order !== null && activeLines(order).length > 0;
  return (
    <div className={classes.actions}>
      <button
        type="button"
        className={classes.send}
        aria-disabled={unsent === 0}
        onClick={unsent === 0 ? undefined : () => counter.send()}
      >
        <IconSend2 size={20} aria-hidden />
        <span>
          <Label text="actions.send" />
        </span>
        <span className={classes.count} data-some={unsent > 0}>
          {unsent > 0 ? unsent : ''}
        </span>
      </button>
      <button
        type="button"
        className={classes.pay}
        aria-disabled={!payable || paying}
        onClick={payable ? () => counter.startPaying() : undefined}
      >
        <span>
          <Label text={isAtCard ? 'actions.atCard' : 'actions.pay'} />
        </span>
        <span className={classes.due}>{payable && total !== null && !isAtCard ? money(dueOf(order)) : ''}</span>
      </button>
    </div>
  );
}
