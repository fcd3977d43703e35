import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Catalog, ModifierGroup } from '#shared/catalog/catalog.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import classes from '../section.module.css';
import { ChoiceGroupEditor } from './choice-group-editor.tsx';
import { newChoiceGroup } from './new-records.ts';
import { saveMenu } from './save-menu.ts';

/** What guests choose with an item; spec [OF32]. */
export function ChoicesPart({ catalog, currency }: { readonly catalog: Catalog; readonly currency: string }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const groups = catalog.modifierGroups;
  const range = ({ min, max }: ModifierGroup) =>
    t(`choiceGroups.range.${min === max ? 'exactly' : min === 0 ? 'open' : 'between'}`, { min, max });
  return (
    <RecordsSection
      nouns="choiceGroups"
      records={groups}
      iconOf={() => IconAdjustmentsHorizontal}
      aboutOf={(group) =>
        [range(group), group.modifiers.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ')
      }
      emptyIcon={IconAdjustmentsHorizontal}
      newRecord={() => newChoiceGroup(till, groups)}
      removeWarningOf={({ id }) => {
        const count = catalog.items.filter(({ modifierGroupIds }) => modifierGroupIds.includes(id)).length;
        return count > 0 ? <p className={classes.sentence}>{t('choiceGroups.usedBy', { count })}</p> : null;
      }}
      onRemove={({ id }) => saveMenu(till, { noun: 'modifierGroup', id, set: { archived: true } })}
      editor={(dialog) => <ChoiceGroupEditor {...dialog} groups={groups} currency={currency} />}
    />
  );
}
