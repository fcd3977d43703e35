import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '#shared/order/order.ts';
import { useCounter } from '../counter-context.tsx';
import { ReasonDialog } from '../dialogs/reason-dialog.tsx';

/** Gives away a line, or the whole order where `line` is null, for a reason; spec [M15]. */
export function CompDialog({
  order,
  line,
  onClose,
}: {
  readonly order: Order;
  readonly line: OrderLine | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  return (
    <ReasonDialog
      title={line ? t('comp.ofLine', { name: line.name }) : t('comp.ofOrder', { number: order.number })}
      text={t('comp.text')}
      action={t('comp.action')}
      needsReason
      reasons={[
        ...[t('comp.reasons.waited'), t('comp.reasons.complaint')],
        ...[t('comp.reasons.regular'), t('comp.reasons.staff')],
      ]}
      keep={t('leave')}
      onConfirm={(reason) => {
        if (reason && !counter.comp(line?.lineId ?? null, reason)) onClose();
      }}
      onClose={onClose}
    />
  );
}
