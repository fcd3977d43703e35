import { IconChefHat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationId } from '#shared/ids/ids.ts';
import type { Printer, Station } from '#shared/settings/settings.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import { saveSettings } from '../save-settings.ts';
import { ChoicesMadeWhere } from './choices-made-where.tsx';
import { MadeNowhere } from './made-nowhere.tsx';
import { MadeWhere } from './made-where.tsx';
import { StationDialog } from './station-dialog.tsx';
import { hasOwnPrinter, whereTicketsPrint } from './where-tickets-print.ts';

const NO_STATIONS: readonly Station[] = [];
const NO_PRINTERS: readonly Printer[] = [];

/** Where orders are made. */
export function StationsSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const stations = useTillView(({ state }) => state?.settings.stations ?? NO_STATIONS);
  const printers = useTillView(({ state }) => state?.settings.printers ?? NO_PRINTERS);

  const newStation = (): Station => ({
    id: till.newId<StationId>(),
    name: '',
    position: Math.max(-1, ...stations.map(({ position }) => position)) + 1,
    archived: false,
    kind: 'prep',
    oneItemPerTicket: false,
    itemSize: 'large',
    printsNotes: true,
    copies: 1,
    shows: 'paper',
  });
  const aboutOf = (station: Station) => {
    const onScreen = station.shows === 'paper' ? [] : [t(`stations.readOn.${station.shows}`)];
    const onPaper =
      station.shows === 'screen' && hasOwnPrinter(station, printers) ? [] : [whereTicketsPrint(t, station, printers)];
    const types = (station.orderTypes ?? []).map((type) => t(`shop.types.${type}`));
    return [...(station.kind === 'expo' ? [t('stations.expo')] : []), ...types, ...onScreen, ...onPaper].join(' · ');
  };

  return (
    <>
      <RecordsSection
        nouns="stations"
        records={stations}
        iconOf={() => IconChefHat}
        aboutOf={aboutOf}
        emptyIcon={IconChefHat}
        newRecord={newStation}
        onRemove={({ id }) => saveSettings(till, { noun: 'station', id, set: { archived: true } })}
        editor={(dialog) => <StationDialog {...dialog} stations={stations} />}
      />
      <MadeNowhere when="now" stations={stations} />
      <MadeWhere stations={stations} />
      <ChoicesMadeWhere stations={stations} />
    </>
  );
}
