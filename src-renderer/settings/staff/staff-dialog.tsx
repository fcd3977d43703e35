import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '#shared/ids/ids.ts';
import { language, languageNames } from '#shared/language/language.ts';
import { role } from '#shared/staff/rights.ts';
import type { Staff } from '#shared/staff/staff.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { type FieldProblem, staffProblems } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import { useRecordFields } from '../use-record-fields.ts';
import { saveStaff } from './save-staff.ts';

/** Nobody's language is called so. */
const AS_SHOP = '';

type Ask = Parameters<typeof saveStaff>[1];

interface StaffDialogProps {
  readonly record: Staff;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** What somebody is called, and what they are in the shop. */
export function StaffDialog({ record, isNew, onClose }: StaffDialogProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const shopSpeaks = useTillView(({ state }) => state?.settings.shop.language ?? 'en');
  const [form] = useState(() =>
    createRecordForm<Staff, FieldProblem>({
      newId: till.newId,
      check: staffProblems,
      async save({ name, role, language }, commandId) {
        const staffId = record.id;
        const added = { staffId, name: name ?? record.name, role: role ?? record.role };
        const asks: Ask[] = [];
        if (isNew) asks.push((staff, id) => staff.add({ commandId: id, ...added }));
        else if (name !== undefined) asks.push((staff, id) => staff.rename({ commandId: id, staffId, name }));
        if (!isNew && role) asks.push((staff, id) => staff.setRole({ commandId: id, staffId, role }));
        if (language !== undefined) asks.push((staff, id) => staff.setLanguage({ commandId: id, staffId, language }));
        for (const [index, ask] of asks.entries()) {
          const trouble = await saveStaff(till, ask, index === 0 ? commandId : till.newId<CommandId>());
          if (trouble) return trouble;
        }
        return null;
      },
    }),
  );
  const { shown, text } = useRecordFields(form, record);
  return (
    <RecordDialog
      title={isNew ? t('staff.new') : t('staff.edit', { name: record.name })}
      form={form}
      record={record}
      onClose={onClose}
    >
      <TextInput data-autofocus label={t('staff.name')} description={t('staff.nameHint')} {...text('name')} />
      <Select
        label={t('staff.role')}
        description={t('staff.roleHint')}
        data={role.options.map((value) => ({ value, label: t(`staff.roles.${value}`) }))}
        value={shown.role}
        allowDeselect={false}
        onChange={(value) => form.edit({ role: role.parse(value) })}
      />
      <Select
        label={t('staff.language')}
        description={t('staff.languageHint')}
        data={[
          { value: AS_SHOP, label: t('staff.languageOfShop', { language: languageNames[shopSpeaks] }) },
          ...language.options.map((value) => ({ value: value as string, label: languageNames[value] })),
        ]}
        value={shown.language ?? AS_SHOP}
        allowDeselect={false}
        onChange={(value) => form.edit({ language: language.safeParse(value).data ?? null })}
      />
    </RecordDialog>
  );
}
