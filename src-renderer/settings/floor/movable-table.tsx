import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '#shared/settings/floor.ts';
import { placeOf } from '../../floor/table-tile.tsx';
import { type Place, placeByKey } from './floor-draft.ts';
import classes from './floor-editor.module.css';
import { useDrag } from './use-drag.ts';

interface MovableTableProps {
  /** As it is shown, where it was dragged to included. */
  readonly table: Table;
  readonly plan: RefObject<HTMLElement | null>;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onMove: (place: Place) => void;
  /** It stays where it is now. */
  readonly onDrop: (place: Place) => void;
}

/** A table that is dragged, or moved and sized by arrows; its name for the ear says where it stands; spec [FP9]. */
export function MovableTable({ table, plan, isChosen, onChoose, onMove, onDrop }: MovableTableProps) {
  const { t } = useTranslation('settings');
  const drag = useDrag(onMove, onDrop);
  const place: Place = { x: table.x, y: table.y, width: table.width, height: table.height };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeByKey(place, event.key, event.shiftKey);
    if (!next) return;
    event.preventDefault();
    onMove(next);
    onDrop(next);
  };
  return (
    <>
      <button
        type="button"
        className={classes.table}
        style={placeOf(table)}
        data-shape={table.shape}
        aria-pressed={isChosen}
        aria-roledescription={t('floor.movable')}
        aria-label={t('floor.table', {
          ...place,
          name: table.name,
          seats: table.seats,
          x: place.x + 1,
          y: place.y + 1,
        })}
        onClick={onChoose}
        onFocus={onChoose}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => plan.current && drag.start(event, 'move', place, plan.current)}
        onPointerMove={drag.move}
        onPointerUp={drag.end}
        onPointerCancel={drag.end}
      >
        <span className={classes.tableName} dir="auto">
          {table.name}
        </span>
      </button>
      {isChosen && (
        // Arrows with Shift do the same.
        <span
          className={classes.corner}
          style={cornerOf(table)}
          aria-hidden
          onPointerDown={(event) => plan.current && drag.start(event, 'size', place, plan.current)}
          onPointerMove={drag.move}
          onPointerUp={drag.end}
          onPointerCancel={drag.end}
        />
      )}
    </>
  );
}

function cornerOf(table: Table) {
  const { left, top, width, height } = placeOf(table);
  return { left: `calc(${left} + ${width})`, top: `calc(${top} + ${height})` };
}
