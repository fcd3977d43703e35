import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableId } from '#shared/ids/ids.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { Room, Table } from '#shared/settings/floor.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import { saveAllSettings } from '../save-settings.ts';
import section from '../section.module.css';
import { newTable } from './floor-draft.ts';
import classes from './floor-editor.module.css';
import { MovableTable } from './movable-table.tsx';
import { TableFields } from './table-fields.tsx';
import type { TableDrafts } from './use-table-drafts.ts';

interface RoomEditorProps {
  readonly room: Room;
  /** Those of all rooms, as they are shown. */
  readonly tables: readonly Table[];
  readonly drafts: TableDrafts;
  readonly onSave: (changes: readonly SettingsChange[]) => void;
}

/** One room: its name, and its tables where they stand. */
export function RoomEditor({ room, tables, drafts, onSave }: RoomEditorProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const plan = useRef<HTMLFieldSetElement>(null);
  const [chosenId, setChosenId] = useState<TableId | null>(null);
  const [removing, setRemoving] = useState(false);
  const [name, setName] = useState(room.name);
  useEffect(() => setName(room.name), [room.name]);
  const here = tables.filter(({ roomId }) => roomId === room.id);
  const chosen = here.find(({ id }) => id === chosenId) ?? null;
  const keepName = () => {
    const tidy = name.trim();
    if (tidy === '') setName(room.name);
    else if (tidy !== room.name) onSave([{ noun: 'room', id: room.id, set: { name: tidy } }]);
  };
  const addTable = () => {
    const { id, ...set } = newTable(till.newId<TableId>(), room.id, tables);
    setChosenId(id);
    onSave([{ noun: 'table', id, set }]);
  };
  const removeRoom = () =>
    saveAllSettings(till, [
      { noun: 'room', id: room.id, set: { archived: true } },
      ...here.map(({ id }): SettingsChange => ({ noun: 'table', id, set: { archived: true } })),
    ]);
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          label={t('floor.roomName')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={keepName}
          onKeyDown={(event) => event.key === 'Enter' && keepName()}
        />
        <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={addTable}>
          {t('floor.addTable')}
        </Button>
        <Button variant="default" leftSection={<IconTrash size={20} aria-hidden />} onClick={() => setRemoving(true)}>
          {t('floor.removeRoom')}
        </Button>
      </div>
      <div className={classes.frame}>
        <fieldset ref={plan} className={classes.plan} dir="ltr" aria-label={t('floor.plan', { room: room.name })}>
          {here.map((table) => (
            <MovableTable
              key={table.id}
              table={table}
              plan={plan}
              isChosen={table.id === chosen?.id}
              onChoose={() => setChosenId(table.id)}
              onMove={(place) => drafts.put(table.id, place)}
              onDrop={(place) => drafts.keep(table.id, place)}
            />
          ))}
        </fieldset>
      </div>
      <VisuallyHidden aria-live="polite">
        {chosen ? t('floor.moved', { x: chosen.x + 1, y: chosen.y + 1 }) : ''}
      </VisuallyHidden>
      <div className={section.group}>
        {chosen ? (
          <>
            <h3>{t('floor.chosen', { name: chosen.name })}</h3>
            <TableFields
              key={chosen.id}
              table={chosen}
              onChange={(set) => onSave([{ noun: 'table', id: chosen.id, set }])}
              onRemove={() => onSave([{ noun: 'table', id: chosen.id, set: { archived: true } }])}
            />
          </>
        ) : (
          <p className={classes.hint}>{t('floor.choose')}</p>
        )}
      </div>
      {removing && (
        <RemoveDialog
          title={t('floor.removeRoomTitle', { name: room.name })}
          text={t('floor.removeRoomText')}
          action={t('floor.removeRoom')}
          onRemove={removeRoom}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}
