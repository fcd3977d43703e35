import { ActionIcon, Button } from '@mantine/core';
import { IconChefHat, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationId } from '#shared/ids/ids.ts';
import type { Printer, Station } from '#shared/settings/settings.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import { saveSettings } from '../save-settings.ts';
import classes from '../section.module.css';
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
      <div className={classes.head}>
        <h2>{t('sections.stations')}</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setDialog({ kind: 'new', station: newStation() })}
        >
          {t('stations.add')}
        </Button>
      </div>
      <p className={classes.intro}>{t('stations.intro')}</p>
      {stations.length === 0 ? (
        <div className={classes.empty}>
          <IconChefHat size={36} stroke={1.4} aria-hidden />
          <p>{t('stations.none')}</p>
        </div>
      ) : (
        <ul className={classes.list}>
          {stations.map((station) => (
            <li key={station.id} className={classes.row}>
              <IconChefHat size={24} stroke={1.6} aria-hidden className={classes.icon} />
              <div className={classes.words}>
                <p className={classes.name}>{station.name}</p>
                <p className={classes.about}>{printersOf(station)}</p>
              </div>
              <ActionIcon
                aria-label={t('stations.edit', { name: station.name })}
                onClick={() => setDialog({ kind: 'edit', station })}
              >
                <IconPencil size={22} stroke={1.6} aria-hidden />
              </ActionIcon>
              <ActionIcon
                aria-label={t('stations.remove', { name: station.name })}
                onClick={() => setDialog({ kind: 'remove', station })}
              >
                <IconTrash size={22} stroke={1.6} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
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
