import { ActionIcon, Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModifierGroup } from '#shared/catalog/catalog.ts';
import type { ModifierGroupId } from '#shared/ids/ids.ts';
import { type ChoiceFields, choiceProblems } from './choice-group-forms.ts';
import own from './rows.module.css';

/** One choice: what it is called, what it adds, whether it is chosen from the first, and what it asks for in turn. */
export function ChoiceRow({
  choice,
  place,
  opens,
  currency,
  saysProblems,
  onChange,
  onRemove,
}: {
  readonly choice: ChoiceFields;
  readonly place: number;
  /** The groups that it may open. */
  readonly opens: readonly ModifierGroup[];
  readonly currency: string;
  readonly saysProblems: boolean;
  readonly onChange: (set: Partial<ChoiceFields>) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('settings');
  const [left, setLeft] = useState<ReadonlySet<'name' | 'price'>>(new Set());
  const problems = choiceProblems(choice, currency);
  const text = (field: 'name' | 'price') => {
    const problem = saysProblems || left.has(field) ? problems[field] : undefined;
    return (
      <TextInput
        label={t(`choiceGroups.${field === 'name' ? 'choice' : 'adds'}`)}
        aria-label={t('choiceGroups.field', {
          field: t(`choiceGroups.${field === 'name' ? 'choice' : 'adds'}`),
          place,
        })}
        placeholder={field === 'price' ? t('choiceGroups.addsNothing') : ''}
        value={choice[field]}
        onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        onBlur={() => setLeft(new Set([...left, field]))}
        error={problem ? t(`problem.${problem}`) : null}
      />
    );
  };
  return (
    <>
      <div className={`${own.fields} ${own.choice}`}>
        {text('name')}
        {text('price')}
        <Checkbox
          className={own.beside}
          label={t('choiceGroups.isDefault')}
          aria-label={t('choiceGroups.field', { field: t('choiceGroups.isDefault'), place })}
          checked={choice.isDefault}
          onChange={(event) => onChange({ isDefault: event.currentTarget.checked })}
        />
        {(opens.length > 0 || choice.groupIds.length > 0) && (
          <MultiSelect
            className={own.wide}
            label={t('choiceGroups.opens')}
            aria-label={t('choiceGroups.field', { field: t('choiceGroups.opens'), place })}
            placeholder={choice.groupIds.length === 0 ? t('choiceGroups.opensNothing') : ''}
            data={opens.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...choice.groupIds]}
            maxValues={8}
            onChange={(ids) => onChange({ groupIds: ids as ModifierGroupId[] })}
          />
        )}
      </div>
      <ActionIcon
        className={own.beside}
        aria-label={t('choiceGroups.removeChoice', { name: choice.name || String(place) })}
        onClick={onRemove}
      >
        <IconTrash size={22} stroke={1.6} aria-hidden />
      </ActionIcon>
    </>
  );
}
