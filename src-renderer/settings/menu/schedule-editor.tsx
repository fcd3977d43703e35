import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours, Schedule } from '#shared/catalog/schedule.ts';
import { useTill } from '../../till-client/use-till.tsx';
import type { FieldProblem } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import classes from '../section.module.css';
import { useRecordFields } from '../use-record-fields.ts';
import { HoursRow } from './hours-row.tsx';
import own from './rows.module.css';
import { saveMenu } from './save-menu.ts';
import { type ScheduleFields, scheduleProblems, USUAL_HOURS } from './schedule-forms.ts';

/** Hours that a shop has a name for; spec [OF34]. */
export function ScheduleEditor({
  record: { id, name, hours },
  isNew,
  onClose,
}: {
  readonly record: Schedule;
  readonly isNew: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const fields: ScheduleFields = { name, hours };
  const [form] = useState(() =>
    createRecordForm<ScheduleFields, FieldProblem>({
      newId: till.newId,
      check: scheduleProblems,
      save: (changed, commandId) =>
        saveMenu(till, { noun: 'schedule', id, set: isNew ? { ...fields, ...changed } : changed }, commandId),
    }),
  );
  const { shown, left, problems, text } = useRecordFields(form, fields);
  const set = (next: Hours[]) => form.edit({ hours: next });
  return (
    <RecordDialog
      title={isNew ? t('schedules.new') : t('schedules.edit', { name })}
      form={form}
      record={fields}
      onClose={onClose}
      size={860}
    >
      <TextInput data-autofocus label={t('schedules.name')} description={t('schedules.nameHint')} {...text('name')} />
      <section>
        <div className={classes.head}>
          <h3>{t('schedules.hours')}</h3>
          <Button
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => set([...shown.hours, USUAL_HOURS])}
          >
            {t('schedules.addHours')}
          </Button>
        </div>
        <ul className={classes.bare} aria-label={t('schedules.hours')}>
          {shown.hours.map((span, at) => (
            <HoursRow
              // biome-ignore lint/suspicious/noArrayIndexKey: spans have no name but their place
              key={at}
              {...{ span }}
              place={at + 1}
              saysProblems={left.has('hours')}
              onChange={(next) => set(shown.hours.map((one, place) => (place === at ? next : one)))}
              onRemove={() => set(shown.hours.filter((_, place) => place !== at))}
            />
          ))}
        </ul>
        {left.has('hours') && problems.hours === 'hours-missing' && (
          <p className={own.problem} role="alert">
            {t('problem.hours-missing')}
          </p>
        )}
      </section>
    </RecordDialog>
  );
}
