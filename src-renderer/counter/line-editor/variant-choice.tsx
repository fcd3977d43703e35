import { useTranslation } from 'react-i18next';
import type { VariantId } from '#shared/ids/ids.ts';
import type { Minor } from '#shared/money/minor.ts';
import type { FormatMoney } from '../../components/use-money.ts';
import classes from './modifier-groups.module.css';

/** A kind that an item comes in, and what it costs now; null asks. */
export interface OfferedVariant {
  readonly id: VariantId;
  readonly name: string;
  readonly price: Minor | null;
}

/** The kinds that an item comes in, of which one is chosen; spec [MN1]. */
export function VariantChoice({
  variants,
  chosen,
  onChoose,
  money,
}: {
  readonly variants: readonly OfferedVariant[];
  readonly chosen: VariantId | null;
  readonly onChoose: (id: VariantId) => void;
  readonly money: FormatMoney;
}) {
  const { t } = useTranslation('counter');
  if (variants.length === 0) return null;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.head}>
        <span className={classes.name}>{t('editor.variant')}</span>
        <span className={classes.asks} data-met={chosen !== null}>
          {t('choices.exactly', { count: 1 })}
        </span>
      </legend>
      <div className={classes.options}>
        {variants.map(({ id, name, price }) => (
          <div key={id} className={classes.option} data-chosen={id === chosen}>
            <button type="button" className={classes.choose} aria-pressed={id === chosen} onClick={() => onChoose(id)}>
              <span className={classes.optionName}>{name}</span>
              <span className={classes.price}>{price === null ? t('grid.askPrice') : money(price)}</span>
            </button>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
