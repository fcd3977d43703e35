import { IconReceipt } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useTillView } from '../till-client/use-till.tsx';
import classes from './paper-button.module.css';
import { markSeen, paperStore } from './paper-store.ts';
import { useVirtualSlips } from './use-virtual-slips.ts';

/** Opens the paper of the virtual printers; a quiet figure says how much of it is new. */
export function PaperButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('paper');
  const slips = useVirtualSlips();
  const ready = useTillView(({ state, menu }) => state !== null && menu !== null);
  const seen = useStore(paperStore, (state) => state.seen);
  // What came out before this page was opened is not news.
  useEffect(() => {
    if (ready && seen === null) markSeen(slips.map(({ job }) => job.id));
  }, [ready, seen, slips]);
  const fresh = seen ? slips.filter(({ job }) => !seen.has(job.id)).length : 0;
  return (
    <button type="button" className={classes.button} onClick={onOpen} aria-label={t('open', { count: fresh })}>
      <IconReceipt size={24} aria-hidden />
      {fresh > 0 && (
        <span className={classes.badge} aria-hidden>
          {fresh > 99 ? '99+' : fresh}
        </span>
      )}
    </button>
  );
}
