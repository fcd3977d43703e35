import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog, Category } from '#shared/catalog/catalog.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { type FieldProblem, nameProblem, onlyProblems } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import { useRecordFields } from '../use-record-fields.ts';
import { ChecksField } from './checks-field.tsx';
import { ColourField } from './colour-field.tsx';
import { saveMenu } from './save-menu.ts';

type Fields = Omit<Category, 'id'>;
const problemsOf = ({ name }: Fields) =>
  onlyProblems<Fields>({ name: nameProblem(name) } as { readonly [K in keyof Fields]: FieldProblem | null });

/** One category of the menu. */
export function CategoryEditor({
  record: { id, ...fields },
  isNew,
  schedules,
  onClose,
}: {
  readonly record: Category;
  readonly isNew: boolean;
  readonly schedules: Catalog['schedules'];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [form] = useState(() =>
    createRecordForm<Fields, FieldProblem>({
      newId: till.newId,
      check: problemsOf,
      save: (changed, commandId) =>
        saveMenu(till, { noun: 'category', id, set: isNew ? { ...fields, ...changed } : changed }, commandId),
    }),
  );
  const { shown, text } = useRecordFields(form, fields);
  return (
    <RecordDialog
      title={isNew ? t('categories.new') : t('categories.edit', { name: fields.name })}
      form={form}
      record={fields}
      onClose={onClose}
    >
      <TextInput data-autofocus label={t('items.name')} {...text('name')} />
      <ColourField
        label={t('items.colour')}
        value={shown.colour}
        onPick={(colour) => colour && form.edit({ colour })}
      />
      <ChecksField
        label={t('items.hours')}
        hint={t('items.hoursHint')}
        all={schedules}
        value={shown.scheduleIds ?? []}
        onChange={(ids) => form.edit({ scheduleIds: ids as NonNullable<Category['scheduleIds']> })}
      />
    </RecordDialog>
  );
}
