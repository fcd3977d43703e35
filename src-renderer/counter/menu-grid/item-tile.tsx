import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/catalog/catalog.ts';
import { asQuantity, type Minor, type Quantity } from '#shared/money/minor.ts';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import { standingOf } from '#shared/stock/stock.ts';
import { displayLocale } from '../../components/display-locale.ts';
import type { FormatMoney } from '../../components/use-money.ts';
import classes from './item-grid.module.css';
import { TilePicture } from './tile-picture.tsx';
import type { HoldHandlers } from './use-hold.ts';

/** What tiles tell the grid; the same objects for the grid's whole life, so that a tile need not be painted for them. */
export interface TileHandlers extends HoldHandlers {
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** One item to tap. It is painted anew only when the item, its colour, what is left of it or where the keyboard stands changes. */
export const ItemTile = memo(function ItemTile({
  item,
  price,
  isOut,
  colour,
  level,
  at,
  reachable,
  handlers,
  money,
}: {
  readonly item: Item;
  /** What it costs now; null asks. */
  readonly price: Minor | null;
  /** Sold out; spec [MN8]. */
  readonly isOut: boolean;
  readonly colour: string;
  /** How much there is of it; null where that is not kept. */
  readonly level: Quantity | null;
  readonly at: number;
  /** The one tile of the grid that Tab leads to. */
  readonly reachable: boolean;
  readonly handlers: TileHandlers;
  readonly money: FormatMoney;
}) {
  const { t } = useTranslation('counter');
  const standing = level === null ? 'enough' : standingOf(level, item.lowLevel);
  const asks = item.modifierGroupIds.length > 0 || (item.variants ?? []).length > 0 || (item.combo ?? []).length > 0;
  const priceText = () => {
    if (price === null) return t('grid.askPrice');
    return item.unit ? `${money(price)} / ${item.unit}` : money(price);
  };
  return (
    <button
      type="button"
      className={classes.tile}
      style={{ '--tile-colour': colour }}
      data-at={at}
      data-out={isOut || undefined}
      data-picture={item.pictureId ? true : undefined}
      tabIndex={reachable ? 0 : -1}
      {...handlers}
    >
      {item.pictureId && <TilePicture id={item.pictureId} />}
      <span className={classes.name}>{item.name}</span>
      {isOut && (
        <span className={classes.left} data-standing="none">
          {t('grid.soldOut')}
        </span>
      )}
      {!isOut && standing !== 'enough' && (
        <span className={classes.left} data-standing={standing}>
          {standing === 'none'
            ? t('grid.noneLeft')
            : t('grid.left', { level: quantityText(level ?? asQuantity(0), displayLocale()) })}
        </span>
      )}
      <span className={classes.foot}>
        <span className={classes.price}>{priceText()}</span>
        {asks && <IconAdjustmentsHorizontal size={16} className={classes.hint} aria-hidden />}
      </span>
    </button>
  );
});
