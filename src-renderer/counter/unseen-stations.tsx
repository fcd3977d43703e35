import { IconDeviceTabletOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationId } from '#shared/ids/ids.ts';
import { displayLocale } from '../components/display-locale.ts';
import { useTillView } from '../till-client/use-till.tsx';
import classes from './unseen-stations.module.css';

const NONE: readonly StationId[] = [];

/**
 * Stations that were to be read on a screen, while no screen shows them: above every page until one does. It cannot be
 * waved away, and so it covers nothing; spec [K26].
 */
export function UnseenStations() {
  const { t } = useTranslation('counter');
  const unseen = useTillView(({ state }) => state?.unseenStations ?? NONE);
  const stations = useTillView(({ state }) => state?.settings.stations);
  const names = stations?.filter(({ id }) => unseen.includes(id)).map(({ name }) => name) ?? [];
  if (names.length === 0) return null;
  return (
    <div className={classes.strip} role="alert">
      <IconDeviceTabletOff size={26} aria-hidden className={classes.icon} />
      <p className={classes.words}>
        <strong>{t('unseenStations.title', { names: new Intl.ListFormat(displayLocale()).format(names) })}</strong>{' '}
        {t('unseenStations.more')}
      </p>
    </div>
  );
}
