import { useTranslation } from 'react-i18next';
import type { LineId } from '#shared/ids/ids.ts';
import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import { activeLines, priceOrder } from '#shared/pricing/price-order.ts';
import { useMoney } from '../../components/use-money.ts';
import classes from './split-lines.module.css';

/** Each line with the checks that it can be on: one tap puts it there or takes it off, several share it. */
export function SplitLines({
  order,
  count,
  on,
  onToggle,
}: {
  readonly order: Order;
  readonly count: number;
  readonly on: ReadonlyMap<LineId, readonly number[]>;
  readonly onToggle: (lineId: LineId, check: number) => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const totals = new Map(priceOrder(order).lines.map((line) => [line.lineId, line.total]));
  return (
    <>
      <p className={classes.hint}>
        {t('split.shared')} {t('split.rest')}
      </p>
      <ul className={classes.lines} aria-label={t('split.items')}>
        {activeLines(order).map((line) => (
          <li key={line.lineId} className={classes.line}>
            <span className={classes.name}>
              {line.quantity === 1_000 ? '' : `${line.quantity / 1_000} × `}
              {lineName(line)}
            </span>
            <span className={classes.amount}>{money(totals.get(line.lineId) ?? line.unitPrice)}</span>
            <span className={classes.checks}>
              {Array.from({ length: count }, (_, check) => check).map((check) => (
                <button
                  key={check}
                  type="button"
                  className={classes.check}
                  aria-label={t('split.onCheck', { name: lineName(line), number: check + 1 })}
                  aria-pressed={on.get(line.lineId)?.includes(check) ?? false}
                  onClick={() => onToggle(line.lineId, check)}
                >
                  {check + 1}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
