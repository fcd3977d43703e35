import { Button } from '@mantine/core';
import { IconArmchair, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomId } from '#shared/ids/ids.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { Trouble } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { saveAllSettings } from '../save-settings.ts';
import section from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';
import classes from './floor-editor.module.css';
import { RoomEditor } from './room-editor.tsx';
import { useTableDrafts } from './use-table-drafts.ts';

const NOTHING: readonly never[] = [];

/** The rooms of the shop and the tables in them; most cafés have none. */
export function FloorSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const rooms = useTillView(({ state }) => state?.settings.rooms ?? NOTHING);
  const known = useTillView(({ state }) => state?.settings.tables ?? NOTHING);
  const [roomId, setRoomId] = useState<RoomId | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async (changes: readonly SettingsChange[]) => setTrouble(await saveAllSettings(till, changes));
  const drafts = useTableDrafts((id, place) => save([{ noun: 'table', id, set: place }]));
  const tables = useMemo(
    () => known.map((table) => ({ ...table, ...drafts.places.get(table.id) })),
    [known, drafts.places],
  );
  const room = rooms.find(({ id }) => id === roomId) ?? rooms[0] ?? null;
  const addRoom = () => {
    const id = till.newId<RoomId>();
    const number = rooms.length + 1;
    const name = number === 1 ? t('floor.roomNames.first') : t('floor.roomNames.more', { number });
    const position = Math.max(-1, ...rooms.map((one) => one.position)) + 1;
    setRoomId(id);
    void save([{ noun: 'room', id, set: { name, position } }]);
  };
  return (
    <>
      <div className={section.head}>
        <h2>{t('sections.floor')}</h2>
        <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} onClick={addRoom}>
          {t('floor.addRoom')}
        </Button>
      </div>
      <p className={section.intro}>{t('floor.intro')}</p>
      <TroubleAlert trouble={trouble} />
      {rooms.length > 1 && (
        <nav className={classes.rooms} aria-label={t('floor.rooms')}>
          {rooms.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className={classes.room}
              aria-current={id === room?.id}
              onClick={() => setRoomId(id)}
            >
              {name}
            </button>
          ))}
        </nav>
      )}
      {room ? (
        <RoomEditor
          key={room.id}
          room={room}
          tables={tables}
          drafts={drafts}
          onSave={(changes) => void save(changes)}
        />
      ) : (
        <div className={section.empty}>
          <IconArmchair size={36} stroke={1.4} aria-hidden />
          <p>{t('floor.none')}</p>
        </div>
      )}
    </>
  );
}
