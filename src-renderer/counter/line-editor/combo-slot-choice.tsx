import { useTranslation } from 'react-i18next';
import type { CatalogIndex } from '#shared/catalog/catalog.ts';
import type { ComboSlot } from '#shared/catalog/combo.ts';
import { priceOf, type SaleMoment } from '#shared/catalog/price-of.ts';
import type { FormatMoney } from '../../components/use-money.ts';
import { type FilledSlot, fill } from './combo-state.ts';
import { groupsOf, withDefaults } from './line-choice-state.ts';
import classes from './modifier-groups.module.css';
import { ModifierGroups } from './modifier-groups.tsx';
import { VariantChoice } from './variant-choice.tsx';

/** One place of a combo: what may fill it, and what is to choose of that. */
export function ComboSlotChoice({
  slot,
  index,
  moment,
  money,
  filled,
  onFill,
}: {
  readonly slot: ComboSlot;
  readonly index: CatalogIndex;
  readonly moment: SaleMoment;
  readonly money: FormatMoney;
  readonly filled: FilledSlot | null;
  readonly onFill: (filled: FilledSlot) => void;
}) {
  const { t } = useTranslation('counter');
  const part = filled && index.items.get(filled.choice.itemId);
  const asksVariant = part && filled.choice.variantId === undefined ? (part.variants ?? []) : [];
  const groups = filled ? groupsOf(filled.choice.itemId, index, filled.chosen) : [];
  return (
    <>
      <fieldset className={classes.group}>
        <legend className={classes.head}>
          <span className={classes.name}>{slot.name}</span>
          <span className={classes.asks} data-met={filled !== null}>
            {t('choices.exactly', { count: 1 })}
          </span>
        </legend>
        <div className={classes.options}>
          {slot.choices.map((choice) => {
            const item = index.items.get(choice.itemId);
            if (!item) return null;
            const variant = item.variants?.find(({ id }) => id === choice.variantId);
            const isChosen = filled?.choice === choice;
            return (
              <div key={`${choice.itemId} ${choice.variantId}`} className={classes.option} data-chosen={isChosen}>
                <button
                  type="button"
                  className={classes.choose}
                  aria-pressed={isChosen}
                  onClick={() => onFill(fill(choice, index))}
                >
                  <span className={classes.optionName}>{variant ? `${item.name}, ${variant.name}` : item.name}</span>
                  {choice.upcharge > 0 && <span className={classes.price}>+{money(choice.upcharge)}</span>}
                </button>
              </div>
            );
          })}
        </div>
      </fieldset>
      {filled && part && (
        <VariantChoice
          variants={asksVariant.map(({ id, name }) => ({ id, name, price: priceOf(part, id, moment) }))}
          chosen={filled.variantId}
          onChoose={(variantId) => onFill({ ...filled, variantId })}
          money={money}
        />
      )}
      {filled && (
        <ModifierGroups
          groups={groups}
          chosen={filled.chosen}
          onChange={(chosen) =>
            onFill({
              ...filled,
              chosen: withDefaults(chosen, groups, groupsOf(filled.choice.itemId, index, chosen)),
            })
          }
          money={money}
        />
      )}
    </>
  );
}
