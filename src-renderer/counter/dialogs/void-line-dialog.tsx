import { useTranslation } from 'react-i18next';
import { asQuantity } from '#shared/money/minor.ts';
import type { OrderLine } from '#shared/order/order.ts';
import { measureText } from '#shared/printing/paper-quantity.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useCounter } from '../counter-context.tsx';
import type { LineChoices } from '../line-choices.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Takes off a line that the kitchen was told of, or all but what is left of it; spec [O5]. */
export function VoidLineDialog({
  line,
  left,
  onClose,
}: {
  readonly line: OrderLine;
  readonly left: LineChoices | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const off = left && measureText(asQuantity(line.quantity - left.quantity), line.weighed?.unit, displayLocale());
  return (
    <ReasonDialog
      title={t('voidLine.title', { name: off ? `${off} ${line.name}` : line.name })}
      text={t('voidLine.text')}
      action={t('voidLine.action')}
      needsReason
      onConfirm={(reason) => {
        const refusal =
          left && reason ? counter.changeLine(line.lineId, left, reason) : counter.voidLine(line.lineId, reason);
        if (!refusal) onClose();
      }}
      onClose={onClose}
    />
  );
}
