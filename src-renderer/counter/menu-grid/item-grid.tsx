import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { priceOf, type SaleMoment } from '#shared/catalog/price-of.ts';
import { isSoldOut } from '#shared/catalog/sold-out.ts';
import type { ItemId } from '#shared/ids/ids.ts';
import type { Quantity } from '#shared/money/minor.ts';
import { arrowAsRead } from '../../components/arrow-as-read.ts';
import { useMoney } from '../../components/use-money.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { columnsIn, gridHeight, rowsInView, rowTop, scrollToShow, stepInGrid } from './grid-window.ts';
import classes from './item-grid.module.css';
import { ItemTile, type TileHandlers } from './item-tile.tsx';
import type { MenuEntry } from './menu-list.ts';
import { useHold } from './use-hold.ts';
import { useViewport } from './use-viewport.ts';

/**
 * The menu's tiles. Only the rows in view are drawn, so that ten thousand items cost what forty do, and a tap changes
 * nothing here. A grid of other items is another grid: it begins at its top. One tile is reachable by Tab; arrows lead on from it; spec [U8].
 */
export const ItemGrid = memo(function ItemGrid({
  entries,
  levels,
  moment,
  onTap,
  onHold,
}: {
  readonly entries: readonly MenuEntry[];
  readonly levels: ReadonlyMap<ItemId, Quantity>;
  readonly moment: SaleMoment;
  readonly onTap: (itemId: ItemId) => void;
  /** Held, or tapped with Shift: asks for choices before ringing up. */
  readonly onHold: (itemId: ItemId) => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const till = useTill();
  const scroller = useRef<HTMLDivElement>(null);
  const { width, height, scrollTop } = useViewport(scroller);
  const [reachable, setReachable] = useState(0);
  const wantsFocus = useRef(false);
  const columns = columnsIn(width);

  // A tile that was scrolled to is drawn a moment later: it is focused once it is there.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const tile = scroller.current?.querySelector<HTMLElement>(`[data-at="${reachable}"]`);
    if (!tile) return;
    wantsFocus.current = false;
    tile.focus({ preventScroll: true });
  });

  const walkTo = (next: number) => {
    wantsFocus.current = true;
    setReachable(next);
    const top = scrollToShow(Math.floor(next / columns), scroller.current?.scrollTop ?? 0, height);
    if (top !== null) scroller.current?.scrollTo({ top });
  };
  const entryAt = (tile: HTMLElement): ItemId | undefined => entries[Number(tile.dataset.at)]?.item.id;
  const hold = useHold((tile) => {
    const itemId = entryAt(tile);
    if (itemId) onHold(itemId);
  });

  // The handlers never change; what they do follows the latest painting.
  const latest = useRef({ entryAt, walkTo, onTap, onHold, columns, count: entries.length });
  latest.current = { entryAt, walkTo, onTap, onHold, columns, count: entries.length };
  const handlers = useMemo<TileHandlers>(
    () => ({
      ...hold.handlers,
      onClick({ currentTarget, shiftKey }) {
        const now = latest.current;
        const itemId = now.entryAt(currentTarget);
        if (!itemId || hold.wasHeld()) return;
        if (shiftKey) now.onHold(itemId);
        else now.onTap(itemId);
      },
      onKeyDown(event) {
        const now = latest.current;
        const next = stepInGrid(arrowAsRead(event.key), Number(event.currentTarget.dataset.at), now.count, now.columns);
        if (next === null) return;
        event.preventDefault();
        now.walkTo(next);
      },
    }),
    [hold],
  );

  const rows = Math.ceil(entries.length / columns);
  const { first, end } = rowsInView(scrollTop, height, rows);
  const shown = width > 0 ? entries.slice(first * columns, end * columns) : [];
  return (
    <div className={classes.scroller} ref={scroller} tabIndex={-1}>
      <ul
        className={classes.grid}
        aria-label={t('grid.label')}
        style={{ height: gridHeight(rows), paddingTop: rowTop(first), '--columns': columns }}
      >
        {shown.map(({ item, colour }, offset) => {
          const at = first * columns + offset;
          return (
            <li key={item.id} aria-setsize={entries.length} aria-posinset={at + 1}>
              <ItemTile
                item={item}
                price={priceOf(item, null, moment)}
                isOut={isSoldOut(item, till.now())}
                colour={colour}
                level={item.tracked ? (levels.get(item.id) ?? null) : null}
                at={at}
                reachable={at === reachable}
                handlers={handlers}
                money={money}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
});
