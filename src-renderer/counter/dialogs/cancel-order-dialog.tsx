import { useTranslation } from 'react-i18next';
import { cancellationDelta } from '#shared/kitchen/kitchen-delta.ts';
import type { Order } from '#shared/order/order.ts';
import { useCounter } from '../counter-context.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** Cancels the order in hand; the kitchen hears of it where it was told to make something. */
export function CancelOrderDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const kitchenKnows = cancellationDelta(order).length > 0;
  return (
    <ReasonDialog
      title={t('cancelOrder.title', { number: order.number })}
      text={t(kitchenKnows ? 'cancelOrder.kitchenKnows' : 'cancelOrder.text')}
      action={t('cancelOrder.action')}
      needsReason={kitchenKnows}
      onConfirm={(reason) => counter.cancel(reason)}
      onClose={onClose}
    />
  );
}
