import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/catalog/catalog.ts';
import type { FormatMoney } from '../../components/use-money.ts';
import classes from './item-grid.module.css';
import type { HoldHandlers } from './use-hold.ts';

/** What tiles tell the grid; the same objects for the grid's whole life, so that a tile need not be painted for them. */
export interface TileHandlers extends HoldHandlers {
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** One item to tap. It is painted anew only when the item, its colour or where the keyboard stands changes. */
export const ItemTile = memo(function ItemTile({
  item,
  colour,
  at,
  reachable,
  handlers,
  money,
}: {
  readonly item: Item;
  readonly colour: string;
  readonly at: number;
  /** The one tile of the grid that Tab leads to. */
  readonly reachable: boolean;
  readonly handlers: TileHandlers;
  readonly money: FormatMoney;
}) {
  const { t } = useTranslation('counter');
  return (
    <button
      type="button"
      className={classes.tile}
      style={{ '--tile-colour': colour }}
      data-at={at}
      tabIndex={reachable ? 0 : -1}
      {...handlers}
    >
      <span className={classes.name}>{item.name}</span>
      <span className={classes.foot}>
        <span className={classes.price}>{item.price === null ? t('grid.askPrice') : money(item.price)}</span>
        {item.modifierGroupIds.length > 0 && (
          <IconAdjustmentsHorizontal size={16} className={classes.hint} aria-hidden />
        )}
      </span>
    </button>
  );
});
