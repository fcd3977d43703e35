import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useScreenView } from './kitchen-context.tsx';
import classes from './link-banner.module.css';
import { useWallTime } from './use-wall-time.ts';

/** Says plainly that the till does not answer, and since when; a break that mends itself at once says nothing. */
export function LinkBanner() {
  const { t } = useTranslation('screen');
  const wallTime = useWallTime();
  const since = useScreenView(({ link, downSince }) => (link === 'down' ? downSince : null));
  const isForGuests = useScreenView(({ place }) => place?.role.kind === 'ready');
  return (
    <div role="alert">
      {since !== null && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={32} aria-hidden />
          <p className={classes.title}>{t('link.down', { time: wallTime(since) })}</p>
          <p className={classes.more}>{t(isForGuests ? 'link.downGuests' : 'link.downMore')}</p>
        </div>
      )}
    </div>
  );
}
