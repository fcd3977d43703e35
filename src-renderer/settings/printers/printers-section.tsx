import { IconDeviceDesktop, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PrinterId } from '#shared/ids/ids.ts';
import type { Printer, Station } from '#shared/settings/settings.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import { saveSettings } from '../save-settings.ts';
import { UnservedStations } from '../stations/unserved-stations.tsx';
import { hasOwnPrinter, stationsLeft } from '../stations/where-tickets-print.ts';
import { kindOf, shownAddress } from './printer-address-text.ts';
import { PrinterDialog } from './printer-dialog.tsx';

const NO_STATIONS: readonly Station[] = [];
const NO_PRINTERS: readonly Printer[] = [];

/** What prints tickets and receipts. */
export function PrintersSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const stations = useTillView(({ state }) => state?.settings.stations ?? NO_STATIONS);
  const printers = useTillView(({ state }) => state?.settings.printers ?? NO_PRINTERS);

  const newPrinter = (): Printer => ({
    id: till.newId<PrinterId>(),
    name: '',
    address: 'tcp://',
    stationIds: [],
    printsReceipts: false,
    opensDrawer: false,
    columns: 48,
    backupId: null,
    twoColour: false,
    codePage: 'auto',
    buzzer: false,
    archived: false,
  });
  const where = ({ address }: Printer) =>
    kindOf(address) === 'screen' ? t('printers.kinds.screen') : shownAddress(address);
  const does = ({ stationIds, printsReceipts, opensDrawer }: Printer) => {
    const names = stations.filter(({ id }) => stationIds.includes(id)).map(({ name }) => name);
    const all = [
      ...names,
      ...(printsReceipts ? [t('printers.does.receipts')] : []),
      ...(opensDrawer ? [t('printers.does.drawer')] : []),
    ];
    return all.length > 0 ? all.join(', ') : t('printers.does.nothing');
  };

  const without = (id: PrinterId) => printers.filter((printer) => printer.id !== id);
  const unserved = stations.filter((station) => !hasOwnPrinter(station, printers));
  return (
    <>
      <RecordsSection
        nouns="printers"
        records={printers}
        iconOf={({ address }) => (kindOf(address) === 'screen' ? IconDeviceDesktop : IconPrinter)}
        aboutOf={(printer) => `${where(printer)} · ${does(printer)}`}
        emptyIcon={IconPrinter}
        newRecord={newPrinter}
        onRemove={({ id }) => saveSettings(till, { noun: 'printer', id, set: { archived: true } })}
        removeWarningOf={({ id }) => (
          <UnservedStations
            when="removed"
            stations={stationsLeft(stations, printers, without(id))}
            printers={without(id)}
          />
        )}
        editor={(dialog) => <PrinterDialog {...dialog} stations={stations} printers={printers} />}
      />
      <UnservedStations when="now" stations={unserved} printers={printers} />
    </>
  );
}
