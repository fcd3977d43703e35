import { IconDeviceTabletOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationId } from '#shared/ids/ids.ts';
import { useTillView } from '../till-client/use-till.tsx';
import classes from './print-alerts.module.css';

const NONE: readonly StationId[] = [];

/** Stations that were to be read on a screen, while no screen shows them: over every screen until one does; spec [K26]. */
export function UnseenStations() {
  const { t } = useTranslation('counter');
  const unseen = useTillView(({ state }) => state?.unseenStations ?? NONE);
  const stations = useTillView(({ state }) => state?.settings.stations);
  return unseen.map((stationId) => (
    <div key={stationId} className={classes.card} role="alert">
      <IconDeviceTabletOff size={26} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <p className={classes.title}>
          {t('unseenStations.title', { name: stations?.find(({ id }) => id === stationId)?.name ?? '' })}
        </p>
        <p className={classes.more}>{t('unseenStations.more')}</p>
      </div>
    </div>
  ));
}
