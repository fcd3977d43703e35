import { Drawer } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './paper-drawer.module.css';
import { PaperSlip } from './paper-slip.tsx';
import { markSeen } from './paper-store.ts';
import { useVirtualSlips } from './use-virtual-slips.ts';

/** The tickets and receipts of the virtual printers, as paper. */
export function PaperDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('paper');
  const slips = useVirtualSlips();
  useEffect(() => markSeen(slips.map(({ job }) => job.id)), [slips]);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('title')}
      size={560}
      classNames={{ content: classes.drawer, header: classes.header }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {slips.length === 0 ? (
        <p className={classes.none}>{t('none')}</p>
      ) : (
        <ol className={classes.slips}>
          {slips.map((slip) => (
            <PaperSlip key={slip.job.id} slip={slip} />
          ))}
        </ol>
      )}
    </Drawer>
  );
}
