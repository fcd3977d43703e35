import { useTranslation } from 'react-i18next';
import type { Printer, Station } from '#shared/settings/settings.ts';
import { WarningList } from './warning-list.tsx';
import { whereTicketsPrint } from './where-tickets-print.ts';

interface UnservedStationsProps {
  readonly when: 'now' | 'saved' | 'removed';
  readonly stations: readonly Station[];
  readonly printers: readonly Printer[];
}

/** Says of stations that have no printer of their own where their tickets come out; nothing where there are none; spec [P75], [P76]. */
export function UnservedStations({ when, stations, printers }: UnservedStationsProps) {
  const { t } = useTranslation('settings');
  if (stations.length === 0) return null;
  return (
    <WarningList title={t(`stations.unserved.${when}`)} isNow={when === 'now'}>
      {stations.map((station) => (
        <li key={station.id}>
          {station.name} · {whereTicketsPrint(t, station, printers)}
        </li>
      ))}
    </WarningList>
  );
}
