import { IconChefHat } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationId } from '#shared/ids/ids.ts';
import type { Printer, Station } from '#shared/settings/settings.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RecordList } from '../record-list.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import { saveSettings } from '../save-settings.ts';
import { MadeWhere } from './made-where.tsx';
import { StationDialog } from './station-dialog.tsx';

type Dialog = { readonly kind: 'edit' | 'new' | 'remove'; readonly station: Station };

const NO_STATIONS: readonly Station[] = [];
const NO_PRINTERS: readonly Printer[] = [];

/** Where orders are made. */
export function StationsSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const stations = useTillView(({ state }) => state?.settings.stations ?? NO_STATIONS);
  const printers = useTillView(({ state }) => state?.settings.printers ?? NO_PRINTERS);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);

  const newStation = (): Station => ({
    id: till.newId<StationId>(),
    name: '',
    position: Math.max(-1, ...stations.map(({ position }) => position)) + 1,
    archived: false,
  });
  const printersOf = ({ id }: Station) => {
    const names = printers.filter(({ stationIds }) => stationIds.includes(id)).map(({ name }) => name);
    return names.length > 0 ? t('stations.printersOf', { printers: names.join(', ') }) : t('stations.noPrinter');
  };

  return (
    <>
      <RecordList
        records={stations}
        iconOf={() => IconChefHat}
        aboutOf={printersOf}
        emptyIcon={IconChefHat}
        words={{
          title: t('sections.stations'),
          intro: t('stations.intro'),
          add: t('stations.add'),
          none: t('stations.none'),
          edit: (name) => t('stations.edit', { name }),
          remove: (name) => t('stations.remove', { name }),
        }}
        onAdd={() => setDialog({ kind: 'new', station: newStation() })}
        onEdit={(station) => setDialog({ kind: 'edit', station })}
        onRemove={(station) => setDialog({ kind: 'remove', station })}
      />
      <MadeWhere stations={stations} />
      {dialog && dialog.kind !== 'remove' ? (
        <StationDialog record={dialog.station} isNew={dialog.kind === 'new'} onClose={close} />
      ) : null}
      {dialog?.kind === 'remove' ? (
        <RemoveDialog
          title={t('stations.removeTitle', { name: dialog.station.name })}
          text={t('stations.removeText')}
          action={t('stations.removeAction')}
          onRemove={() => saveSettings(till, { noun: 'station', id: dialog.station.id, set: { archived: true } })}
          onClose={close}
        />
      ) : null}
    </>
  );
}
