import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CommandId } from '#shared/ids/ids.ts';
import { type Role, role } from '#shared/staff/rights.ts';
import type { Staff } from '#shared/staff/staff.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { type FieldProblem, staffProblems } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import { saveStaff } from './save-staff.ts';

interface StaffDialogProps {
  readonly record: Staff;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** What somebody is called, and what they are in the shop. */
export function StaffDialog({ record, isNew, onClose }: StaffDialogProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [form] = useState(() =>
    createRecordForm<Staff, FieldProblem>({
      newId: till.newId,
      check: staffProblems,
      async save({ name, role }, commandId) {
        const staffId = record.id;
        if (isNew) {
          const added = { staffId, name: name ?? record.name, role: role ?? record.role };
          return saveStaff(till, (staff, id) => staff.add({ commandId: id, ...added }), commandId);
        }
        const lift = (as: Role, by?: CommandId) =>
          saveStaff(till, (staff, id) => staff.setRole({ commandId: id, staffId, role: as }), by);
        if (name === undefined) return role ? lift(role, commandId) : null;
        const trouble = await saveStaff(till, (staff, id) => staff.rename({ commandId: id, staffId, name }), commandId);
        return trouble === null && role ? lift(role) : trouble;
      },
    }),
  );
  const { edits, left } = useStore(form);
  const shown = { ...record, ...edits };
  const problem = left.has('name') ? staffProblems(shown).name : undefined;
  return (
    <RecordDialog
      title={isNew ? t('staff.new') : t('staff.edit', { name: record.name })}
      form={form}
      record={record}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('staff.name')}
        description={t('staff.nameHint')}
        value={shown.name}
        onChange={(event) => form.edit({ name: event.currentTarget.value })}
        onBlur={() => form.leave('name')}
        error={problem ? t(`problem.${problem}`) : null}
      />
      <Select
        label={t('staff.role')}
        description={t('staff.roleHint')}
        data={role.options.map((value) => ({ value, label: t(`staff.roles.${value}`) }))}
        value={shown.role}
        allowDeselect={false}
        onChange={(value) => form.edit({ role: role.parse(value) })}
      />
    </RecordDialog>
  );
}
