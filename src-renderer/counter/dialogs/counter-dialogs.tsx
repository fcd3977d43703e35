import { useCounter, useCounterView, useOrderInHand } from '../counter-context.tsx';
import { DiscountDialog } from '../discount/discount-dialog.tsx';
import { GiveLinesDialog } from '../give-lines/give-lines-dialog.tsx';
import { ItemDialog } from '../line-editor/item-dialog.tsx';
import { LineDialog } from '../line-editor/line-dialog.tsx';
import { OrderDetailsDialog } from '../order-details/order-details-dialog.tsx';
import { MoveLinesDialog } from '../places/move-lines-dialog.tsx';
import { CompDialog } from '../prices/comp-dialog.tsx';
import { ExemptTaxDialog } from '../prices/exempt-tax-dialog.tsx';
import { RepriceDialog } from '../prices/reprice-dialog.tsx';
import { CancelOrderDialog } from './cancel-order-dialog.tsx';
import { OpenOrdersDrawer } from './open-orders-drawer.tsx';
import { VoidLineDialog } from './void-line-dialog.tsx';

/** What belongs to the order in hand; the rest is in app-dialogs.tsx. A dialog about an order goes when its order does. */
export function CounterDialogs() {
  const counter = useCounter();
  const dialog = useCounterView((view) => view.dialog);
  const order = useOrderInHand();
  const close = () => counter.show(null);
  const open = order?.status.state === 'open' ? order : null;
  const line = dialog && 'lineId' in dialog ? open?.lines.find(({ lineId }) => lineId === dialog.lineId) : undefined;

  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'item':
      return <ItemDialog itemId={dialog.itemId} variantId={dialog.variantId} onClose={close} />;
    case 'line':
      return open && line && <LineDialog key={line.lineId} order={open} line={line} onClose={close} />;
    case 'void-line':
      return line && <VoidLineDialog line={line} left={dialog.left} onClose={close} />;
    case 'discount':
      return open && <DiscountDialog order={open} line={line ?? null} onClose={close} />;
    case 'comp':
      return open && <CompDialog order={open} line={line ?? null} onClose={close} />;
    case 'reprice':
      return open && line && <RepriceDialog line={line} onClose={close} />;
    case 'exempt-tax':
      return open && <ExemptTaxDialog order={open} onClose={close} />;
    case 'move-lines':
      return open && <MoveLinesDialog order={open} onClose={close} />;
    case 'order-details':
      return open && <OrderDetailsDialog key={open.id} order={open} onClose={close} />;
    case 'give-lines':
      return open && <GiveLinesDialog key={open.id} order={open} onClose={close} />;
    case 'cancel-order':
      return open && <CancelOrderDialog order={open} onClose={close} />;
    case 'open-orders':
      return <OpenOrdersDrawer onClose={close} />;
    case 'help':
    case 'paper':
    case 'close-day':
    case 'no-sale':
      return null;
    default:
      return dialog satisfies never;
  }
}
