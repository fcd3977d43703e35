import { useTranslation } from 'react-i18next';
import { useTillView } from '../till-client/use-till.tsx';
import classes from './link-notice.module.css';

/** Says that the engine does not answer, over the page so that nothing moves; a short break says nothing. */
export function LinkNotice() {
  const { t } = useTranslation('counter');
  const link = useTillView((view) => view.link);
  return (
    <div role="status">
      {link === 'down' && (
        <div className={classes.card}>
          <span className={classes.dot} aria-hidden />
          <div>
            <p className={classes.title}>{t('link.lost')}</p>
            <p className={classes.more}>{t('link.lostMore')}</p>
          </div>
        </div>
      )}
    </div>
  );
}
