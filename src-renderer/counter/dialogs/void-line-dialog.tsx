import { useTranslation } from 'react-i18next';
import type { OrderLine } from '#shared/order/order.ts';
import { useCounter } from '../counter-context.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** Takes off a line that the kitchen was told of. */
export function VoidLineDialog({ line, onClose }: { readonly line: OrderLine; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  return (
    <ReasonDialog
      title={t('voidLine.title', { name: line.name })}
      text={t('voidLine.text')}
      action={t('voidLine.action')}
      needsReason
      onConfirm={(reason) => {
        if (!counter.voidLine(line.lineId, reason)) onClose();
      }}
      onClose={onClose}
    />
  );
}
