import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useKitchen } from './kitchen-context.tsx';
import classes from './undo-notice.module.css';

/** For ten seconds after a bump: what was bumped, and the way back; spec [K44]. */
export function UndoNotice() {
  const { t } = useTranslation('screen');
  const kitchen = useKitchen();
  const offered = useStore(kitchen.ui, (state) => state.offered);
  return (
    <div role="status">
      {offered && (
        <div className={classes.notice}>
          <p className={classes.text}>
            {t('undo.done', { number: offered.orderNumber, station: offered.station.name })}
          </p>
          <button type="button" className={classes.undo} onClick={() => kitchen.undo()}>
            <IconArrowBackUp size={26} aria-hidden />
            {t('undo.undo')}
          </button>
        </div>
      )}
    </div>
  );
}
