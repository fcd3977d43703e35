import { NoSaleDialog } from '../../drawer/no-sale-dialog.tsx';
import { PaperDrawer } from '../../kitchen/paper-drawer.tsx';
import { useCounter, useCounterView } from '../counter-context.tsx';
import { CloseDayDialog } from '../open-day/close-day-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';

/** What lies over any screen; what belongs to the order in hand is in counter-dialogs.tsx. */
export function AppDialogs() {
  const counter = useCounter();
  const kind = useCounterView((view) => view.dialog?.kind);
  const close = () => counter.show(null);
  if (kind === 'paper') return <PaperDrawer onClose={close} />;
  if (kind === 'help') return <HelpDialog onClose={close} />;
  if (kind === 'no-sale') return <NoSaleDialog onClose={close} />;
  return kind === 'close-day' ? <CloseDayDialog onClose={close} /> : null;
}
