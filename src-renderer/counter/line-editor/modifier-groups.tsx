import { IconAlertTriangle, IconCheck, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ModifierGroup } from '#shared/catalog/catalog.ts';
import type { FormatMoney } from '../../components/use-money.ts';
import { modifierName } from '../modifier-name.ts';
import { type Chosen, takeAnother, takenOf, toggle } from './line-choice-state.ts';
import classes from './modifier-groups.module.css';

/** The choices of an item, group by group, each saying what it asks for. */
export function ModifierGroups({
  groups,
  chosen,
  onChange,
  money,
}: {
  readonly groups: readonly ModifierGroup[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly money: FormatMoney;
}) {
  return groups.map((group) => (
    <Group key={group.id} group={group} chosen={chosen} onChange={onChange} money={money} />
  ));
}

function Group({
  group,
  chosen,
  onChange,
  money,
}: {
  readonly group: ModifierGroup;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly money: FormatMoney;
}) {
  const { t } = useTranslation('counter');
  const taken = takenOf(group, chosen);
  const met = taken >= group.min;
  const full = group.max > 1 && taken >= group.max;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.head}>
        <span className={classes.name}>{group.name}</span>
        <span className={classes.asks} data-met={met}>
          {met && group.min > 0 && <IconCheck size={16} stroke={2.5} aria-hidden />}
          {asks(group, t)}
        </span>
      </legend>
      <div className={classes.options}>
        {group.modifiers.map(({ id, name: menuName, price, kind = 'add' }) => {
          const name = modifierName(t, menuName, kind);
          const count = chosen.get(id) ?? 0;
          const canDouble = count > 0 && group.max > 1 && kind === 'add';
          return (
            <div key={id} className={classes.option} data-chosen={count > 0} data-kind={kind}>
              <button
                type="button"
                className={classes.choose}
                aria-pressed={count > 0}
                aria-disabled={count === 0 && full}
                onClick={() => onChange(toggle(group, chosen, id))}
              >
                <span className={classes.optionName}>
                  {kind === 'allergy' && <IconAlertTriangle size={16} className={classes.warns} aria-hidden />}
                  {count > 1 ? `${count} × ${name}` : name}
                </span>
                {price !== 0 && <span className={classes.price}>{price > 0 ? `+${money(price)}` : money(price)}</span>}
              </button>
              {canDouble && (
                <button
                  type="button"
                  className={classes.another}
                  aria-label={t('choices.another', { name })}
                  aria-disabled={full}
                  onClick={() => onChange(takeAnother(group, chosen, id))}
                >
                  <IconPlus size={20} aria-hidden />
                </button>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

function asks({ min, max }: ModifierGroup, t: ReturnType<typeof useTranslation<'counter'>>['t']): string {
  if (min === 0) return max === 1 ? t('choices.optional') : t('choices.upTo', { max });
  if (min === max) return t('choices.exactly', { count: min });
  return t('choices.between', { min, max });
}
