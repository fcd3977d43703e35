import { type PointerEvent, useRef } from 'react';
import { ROOM_CELLS, withinRoom } from '#shared/settings/floor.ts';
import type { Place } from './floor-draft.ts';

interface Drag {
  readonly kind: 'move' | 'size';
  readonly from: Place;
  readonly startX: number;
  readonly startY: number;
  /** How large a cell is on this screen. */
  readonly cell: { readonly width: number; readonly height: number };
}

/**
 * Follows a pointer that drags a table, or its corner, cell by cell: `onDrag` as it goes, `onDrop` once it is let go. Both
 * hear only of places that differ.
 */
export function useDrag(onDrag: (place: Place) => void, onDrop: (place: Place) => void) {
  const drag = useRef<Drag | null>(null);
  const last = useRef<Place | null>(null);
  return {
    start(event: PointerEvent<HTMLElement>, kind: Drag['kind'], from: Place, plan: HTMLElement) {
      const { width, height } = plan.getBoundingClientRect();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = {
        ...{ kind, from, startX: event.clientX, startY: event.clientY },
        cell: { width: width / ROOM_CELLS.width, height: height / ROOM_CELLS.height },
      };
      last.current = from;
    },
    move(event: PointerEvent<HTMLElement>) {
      const { current } = drag;
      if (!current) return;
      const x = (event.clientX - current.startX) / current.cell.width;
      const y = (event.clientY - current.startY) / current.cell.height;
      const { from } = current;
      const place = withinRoom(
        current.kind === 'move'
          ? { ...from, x: from.x + x, y: from.y + y }
          : { ...from, width: from.width + x, height: from.height + y },
      );
      if (isSame(place, last.current)) return;
      last.current = place;
      onDrag(place);
    },
    end() {
      const moved = drag.current && last.current && !isSame(drag.current.from, last.current) ? last.current : null;
      drag.current = null;
      if (moved) onDrop(moved);
    },
  };
}

const isSame = (one: Place, other: Place | null): boolean =>
  other !== null && one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
