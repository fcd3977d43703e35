import { ActionIcon, Button } from '@mantine/core';
import { IconDeviceDesktop, IconPencil, IconPlus, IconPrinter, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterId } from '#shared/ids/ids.ts';
import type { Printer, Station } from '#shared/settings/settings.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import { saveSettings } from '../save-settings.ts';
import classes from '../section.module.css';
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
      <div className={classes.head}>
        <h2>{t('sections.printers')}</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setDialog({ kind: 'new', printer: newPrinter() })}
        >
          {t('printers.add')}
        </Button>
      </div>
      <p className={classes.intro}>{t('printers.intro')}</p>
      {printers.length === 0 ? (
        <div className={classes.empty}>
          <IconPrinter size={36} stroke={1.4} aria-hidden />
          <p>{t('printers.none')}</p>
        </div>
      ) : (
        <ul className={classes.list}>
          {printers.map((printer) => {
            const kind = kindOf(printer.address);
            const Icon = kind === 'screen' ? IconDeviceDesktop : IconPrinter;
            return (
              <li key={printer.id} className={classes.row}>
                <Icon size={24} stroke={1.6} aria-hidden className={classes.icon} />
                <div className={classes.words}>
                  <p className={classes.name}>{printer.name}</p>
                  <p className={classes.about}>
                    {kind === 'screen' ? t('printers.kinds.screen') : shownAddress(printer.address)} · {does(printer)}
                  </p>
                </div>
                <ActionIcon
                  aria-label={t('printers.edit', { name: printer.name })}
                  onClick={() => setDialog({ kind: 'edit', printer })}
                >
                  <IconPencil size={22} stroke={1.6} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('printers.remove', { name: printer.name })}
                  onClick={() => setDialog({ kind: 'remove', printer })}
                >
                  <IconTrash size={22} stroke={1.6} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
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
