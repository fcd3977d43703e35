import { Switch, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Station } from '#shared/settings/settings.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { type FieldProblem, stationProblems } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import { saveSettings } from '../save-settings.ts';
import { ShowsField } from './shows-field.tsx';
import { TicketFields } from './ticket-fields.tsx';
import classes from './ticket-preview.module.css';
import { TicketPreview } from './ticket-preview.tsx';

interface StationDialogProps {
  readonly record: Station;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

export function StationDialog({ record, isNew, onClose }: StationDialogProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [form] = useState(() =>
    createRecordForm<Station, FieldProblem>({
      newId: till.newId,
      check: stationProblems,
      save(changed, commandId) {
        const { id, ...whole } = record;
        const set = isNew ? { ...whole, ...changed } : changed;
        return saveSettings(till, { noun: 'station', id, set }, commandId);
      },
    }),
  );
  const { edits, left } = useStore(form);
  const shown = useMemo(() => ({ ...record, ...edits }), [record, edits]);
  const problem = left.has('name') ? stationProblems(shown).name : undefined;
  return (
    <RecordDialog
      title={isNew ? t('stations.new') : t('stations.edit', { name: record.name })}
      form={form}
      record={record}
      onClose={onClose}
      size={980}
    >
      <div className={classes.beside}>
        <div className={classes.fields}>
          <TextInput
            data-autofocus
            label={t('stations.name')}
            value={shown.name}
            onChange={(event) => form.edit({ name: event.currentTarget.value })}
            onBlur={() => form.leave('name')}
            error={problem ? t(`problem.${problem}`) : null}
          />
          <Switch
            label={t('stations.expo')}
            description={t('stations.expoHint')}
            checked={shown.kind === 'expo'}
            onChange={(event) => form.edit({ kind: event.currentTarget.checked ? 'expo' : 'prep' })}
          />
          <ShowsField shows={shown.shows} onEdit={(edits) => form.edit(edits)} />
          <TicketFields station={shown} onEdit={(edits) => form.edit(edits)} />
        </div>
        <TicketPreview station={shown} />
      </div>
    </RecordDialog>
  );
}
