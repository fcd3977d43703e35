import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
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

/** What somebody is called. */
export function StaffDialog({ record, isNew, onClose }: StaffDialogProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [form] = useState(() =>
    createRecordForm<Staff, FieldProblem>({
      newId: till.newId,
      check: staffProblems,
      save({ name = record.name }, commandId) {
        const command = { commandId, staffId: record.id, name };
        return saveStaff(till, (staff) => (isNew ? staff.add(command) : staff.rename(command)));
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
    </RecordDialog>
  );
}
