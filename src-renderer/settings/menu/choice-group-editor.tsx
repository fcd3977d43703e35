import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModifierGroup } from '#shared/catalog/catalog.ts';
import type { ModifierId } from '#shared/ids/ids.ts';
import { useTill } from '../../till-client/use-till.tsx';
import type { FieldProblem } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import classes from '../section.module.css';
import { useRecordFields } from '../use-record-fields.ts';
import {
  type ChoiceFields,
  type ChoiceGroupFields,
  choiceGroupChange,
  choiceGroupFields,
  choiceGroupProblems,
  newChoice,
  openable,
} from './choice-group-forms.ts';
import { ChoiceRow } from './choice-row.tsx';
import own from './rows.module.css';
import { saveMenu } from './save-menu.ts';
import { SortableRows } from './sortable-rows.tsx';

/** One group of choices: how many are made, and what there is to choose, in the order that the counter asks; spec [OF32]. */
export function ChoiceGroupEditor({
  record,
  isNew,
  groups,
  currency,
  onClose,
}: {
  readonly record: ModifierGroup;
  readonly isNew: boolean;
  readonly groups: readonly ModifierGroup[];
  readonly currency: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const fields = useMemo(() => choiceGroupFields(record, currency), [record, currency]);
  const [form] = useState(() =>
    createRecordForm<ChoiceGroupFields, FieldProblem>({
      newId: till.newId,
      check: (shown) => choiceGroupProblems(shown, currency),
      save: (changed, commandId) =>
        saveMenu(till, choiceGroupChange(record.id, isNew ? { ...fields, ...changed } : changed, currency), commandId),
    }),
  );
  const { shown, left, problems, problemOf, text } = useRecordFields(form, fields);
  const opens = openable(groups, record.id);
  const choose = (choices: readonly ChoiceFields[]) => form.edit({ choices });
  const count = (field: 'min' | 'max', least: number) => (
    <NumberInput
      label={t(`choiceGroups.${field}`)}
      description={t(`choiceGroups.${field}Hint`)}
      min={least}
      max={50}
      allowDecimal={false}
      clampBehavior="strict"
      hideControls
      value={shown[field]}
      onChange={(value) => form.edit({ [field]: Math.max(least, Number(value)) })}
      onBlur={() => form.leave('max')}
      error={field === 'max' ? problemOf('max') : null}
    />
  );
  return (
    <RecordDialog
      title={isNew ? t('choiceGroups.new') : t('choiceGroups.edit', { name: record.name })}
      form={form}
      record={fields}
      onClose={onClose}
      size={820}
    >
      <TextInput
        data-autofocus
        label={t('choiceGroups.name')}
        description={t('choiceGroups.nameHint')}
        {...text('name')}
      />
      <div className={classes.two}>
        {count('min', 0)}
        {count('max', 1)}
      </div>
      <section>
        <div className={classes.head}>
          <h3>{t('choiceGroups.choices')}</h3>
          <Button
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => choose([...shown.choices, newChoice(till.newId<ModifierId>())])}
          >
            {t('choiceGroups.addChoice')}
          </Button>
        </div>
        {shown.choices.length === 0 && <p className={own.none}>{t('choiceGroups.noChoices')}</p>}
        <SortableRows
          label={t('choiceGroups.choices')}
          rows={shown.choices}
          nameOf={({ name }, at) => name || String(at + 1)}
          onSort={choose}
        >
          {(choice, at) => (
            <ChoiceRow
              {...{ choice, opens, currency }}
              place={at + 1}
              saysProblems={left.has('choices')}
              onChange={(set) => choose(shown.choices.map((one) => (one.id === choice.id ? { ...one, ...set } : one)))}
              onRemove={() => choose(shown.choices.filter(({ id }) => id !== choice.id))}
            />
          )}
        </SortableRows>
        {problemOf('choices') && problems.choices !== 'choice-wrong' && (
          <p className={own.problem} role="alert">
            {problemOf('choices')}
          </p>
        )}
      </section>
    </RecordDialog>
  );
}
