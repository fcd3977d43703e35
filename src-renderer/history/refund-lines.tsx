import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LineId } from '#shared/ids/ids.ts';
import { asQuantity, type Quantity } from '#shared/money/minor.ts';
import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import { returnablesOf } from '#shared/payment/refund.ts';
import { Stepper } from '../components/stepper/stepper.tsx';
import classes from './refund-dialog.module.css';

const PIECE = 1_000;

/** How many of each line come back, and which of them can be sold again. */
export function RefundLines({
  order,
  pieces,
  restock,
  onPieces,
  onRestock,
}: {
  readonly order: Order;
  readonly pieces: ReadonlyMap<LineId, Quantity>;
  readonly restock: ReadonlySet<LineId>;
  readonly onPieces: (lineId: LineId, quantity: Quantity) => void;
  readonly onRestock: (lineId: LineId, isSold: boolean) => void;
}) {
  const { t } = useTranslation('history');
  const lines = returnablesOf(order).filter(({ portion, quantityLeft }) => portion.lineId && quantityLeft > 0);
  return lines.map(({ portion, quantityLeft }) => {
    const line = order.lines.find(({ lineId }) => lineId === portion.lineId);
    if (!line) return null;
    const now = pieces.get(line.lineId) ?? asQuantity(0);
    const set = (quantity: number) => onPieces(line.lineId, asQuantity(Math.min(quantityLeft, Math.max(0, quantity))));
    return (
      <div key={line.lineId} className={classes.line}>
        <div>
          <span>{lineName(line)}</span>
          {now > 0 && (
            <Checkbox
              size="md"
              label={t('refunds.restock')}
              checked={restock.has(line.lineId)}
              onChange={(event) => onRestock(line.lineId, event.currentTarget.checked)}
            />
          )}
        </div>
        <Stepper
          label={t('refunds.pieces', { name: lineName(line) })}
          onLess={now > 0 ? () => set(now - PIECE) : undefined}
          onMore={now < quantityLeft ? () => set(now + PIECE) : undefined}
        >
          <output className={classes.figure}>{now / PIECE}</output>
        </Stepper>
      </div>
    );
  });
}
