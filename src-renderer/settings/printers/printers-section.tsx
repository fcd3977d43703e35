import { IconDeviceDesktop, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterId } from '#shared/ids/ids.ts';
import type { Printer, Station } from '#shared/settings/settings.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RecordList } from '../record-list.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import { saveSettings } from '../save-settings.ts';
import { kindOf, shownAddress } from './printer-address-text.ts';
import { PrinterDialog } from './printer-dialog.tsx';

type Dialog = { readonly kind: 'edit' | 'new' | 'remove'; readonly printer: Printer };

const NO_STATIONS: readonly Station[] = [];
const NO_PRINTERS: readonly Printer[] = [];

/** What prints tickets and receipts. */
export function PrintersSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const stations = useTillView(({ state }) => state?.settings.stations ?? NO_STATIONS);
  const printers = useTillView(({ state }) => state?.settings.printers ?? NO_PRINTERS);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);

  const newPrinter = (): Printer => ({
    id: till.newId<PrinterId>(),
    name: '',
    address: 'tcp://',
    stationIds: [],
    printsReceipts: false,
    opensDrawer: false,
    columns: 48,
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

  return (
    <>
      <RecordList
        records={printers}
        iconOf={({ address }) => (kindOf(address) === 'screen' ? IconDeviceDesktop : IconPrinter)}
        aboutOf={(printer) => `${where(printer)} · ${does(printer)}`}
        emptyIcon={IconPrinter}
        words={{
          title: t('sections.printers'),
          intro: t('printers.intro'),
          add: t('printers.add'),
          none: t('printers.none'),
          edit: (name) => t('printers.edit', { name }),
          remove: (name) => t('printers.remove', { name }),
        }}
        onAdd={() => setDialog({ kind: 'new', printer: newPrinter() })}
        onEdit={(printer) => setDialog({ kind: 'edit', printer })}
        onRemove={(printer) => setDialog({ kind: 'remove', printer })}
      />
      {dialog && dialog.kind !== 'remove' ? (
        <PrinterDialog record={dialog.printer} isNew={dialog.kind === 'new'} stations={stations} onClose={close} />
      ) : null}
      {dialog?.kind === 'remove' ? (
        <RemoveDialog
          title={t('printers.removeTitle', { name: dialog.printer.name })}
          text={t('printers.removeText')}
          action={t('printers.removeAction')}
          onRemove={() => saveSettings(till, { noun: 'printer', id: dialog.printer.id, set: { archived: true } })}
          onClose={close}
        />
      ) : null}
    </>
  );
}
