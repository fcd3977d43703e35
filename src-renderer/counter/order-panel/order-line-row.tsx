import { IconAlertTriangle, IconBolt, IconCheck, IconNote } from '@tabler/icons-react';
import { type KeyboardEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import { discountText } from '../../components/discount-text.ts';
import { displayLocale } from '../../components/display-locale.ts';
import type { FormatMoney } from '../../components/use-money.ts';
import { modifierName } from '../modifier-name.ts';
import type { LineView } from './line-views.ts';
import classes from './order-lines.module.css';

/** One line; it opens for changes. Delete takes it off, + and − count. */
export const OrderLineRow = memo(function OrderLineRow({
  view,
  money,
  onOpen,
  onRemove,
  onCount,
}: {
  readonly view: LineView;
  readonly money: FormatMoney;
  readonly onOpen: (view: LineView) => void;
  readonly onRemove: (view: LineView) => void;
  readonly onCount: (view: LineView, step: 1 | -1) => void;
}) {
  const { t } = useTranslation('counter');
  const off = view.state === 'off';
  const onKey = (event: KeyboardEvent) => {
    if (off) return;
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove(view);
    else if (event.key === '+' || event.key === '=') onCount(view, 1);
    else if (event.key === '-') onCount(view, -1);
    else return;
    event.preventDefault();
  };
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-state={view.state}
        data-row={view.rowId}
        aria-disabled={off}
        onClick={off ? undefined : () => onOpen(view)}
        onKeyDown={onKey}
      >
        <span className={classes.quantity}>
          {quantityText(view.quantity, displayLocale())}
          <span className={classes.times} aria-hidden>
            {view.unit ?? '×'}
          </span>
          {view.state === 'sent' && (
            <IconCheck size={16} stroke={3} className={classes.mark} role="img" aria-label={t('line.sent')} />
          )}
          {view.rushed && (
            <IconBolt size={16} stroke={2.5} className={classes.mark} role="img" aria-label={t('line.rushed')} />
          )}
        </span>
        <span className={classes.what}>
          <span className={classes.name}>
            {view.name}
            {view.seat !== null && <span className={classes.seat}>{t('places.seatOf', { seat: view.seat })}</span>}
          </span>
          {view.combo && <span className={classes.detail}>{view.combo}</span>}
          {view.allergic.length > 0 && (
            <span className={classes.allergic}>
              <IconAlertTriangle size={17} aria-hidden />
              {t('modifier.allergy', { name: view.allergic.join(', ') })}
            </span>
          )}
          {view.modifiers.map(({ name, count, price, kind = 'add' }) => (
            <span key={`${kind} ${name}`} className={classes.detail} data-kind={kind}>
              {kind === 'allergy' && <IconAlertTriangle size={15} aria-hidden />}
              {count > 1 && `${count} × `}
              {modifierName(t, name, kind)}
              {price !== 0 && <span className={classes.extra}>{money(price)}</span>}
            </span>
          ))}
          {view.note && (
            <span className={classes.note}>
              <IconNote size={15} aria-hidden /> {view.note}
            </span>
          )}
          {view.was !== null && <span className={classes.detail}>{t('line.was', { price: money(view.was) })}</span>}
          {view.comped && <span className={classes.discount}>{t('line.comped')}</span>}
          {view.discounts.map((value) => (
            <span key={JSON.stringify(value)} className={classes.discount}>
              {discountText(value, money)}
            </span>
          ))}
          {off && <span className={classes.detail}>{t('line.off')}</span>}
        </span>
        <span className={classes.amount}>{money(view.gross)}</span>
      </button>
    </li>
  );
});
