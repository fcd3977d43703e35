import { IconPackage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/catalog/catalog.ts';
import type { Quantity } from '#shared/money/minor.ts';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import { standingOf } from '#shared/stock/stock.ts';
import { displayLocale } from '../../components/display-locale.ts';
import sectionClasses from '../section.module.css';
import classes from './stock-row.module.css';

interface StockRowProps {
  readonly item: Item;
  readonly level: Quantity;
  /** What can be done with it. */
  readonly children: ReactNode;
}

/** One item whose stock is kept. */
export function StockRow({ item, level, children }: StockRowProps) {
  const { t } = useTranslation('settings');
  const inWords = (quantity: Quantity) => quantityText(quantity, displayLocale());
  const standing = standingOf(level, item.lowLevel);
  return (
    <li className={`${sectionClasses.row} ${classes.row}`}>
      <IconPackage size={24} stroke={1.6} aria-hidden className={sectionClasses.icon} />
      <div className={sectionClasses.words}>
        <p className={sectionClasses.name}>{item.name}</p>
        <p className={sectionClasses.about}>
          {item.lowLevel === null ? t('stock.noLow') : t('stock.lowAt', { level: inWords(item.lowLevel) })}
        </p>
      </div>
      <span className={classes.level} data-standing={standing}>
        {standing === 'none'
          ? t(level < 0 ? 'stock.below' : 'stock.nothing', { level: inWords(level) })
          : t('stock.left', { level: inWords(level) })}
      </span>
      <div className={classes.tasks}>{children}</div>
    </li>
  );
}
