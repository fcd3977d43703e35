import { Switch, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '#shared/settings/settings.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { type FieldProblem, stationProblems } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import { saveSettings } from '../save-settings.ts';
import { useRecordFields } from '../use-record-fields.ts';
import { MadeNowhere } from './made-nowhere.tsx';
import { OrderTypesField } from './order-types-field.tsx';
import { ShowsField } from './shows-field.tsx';
import { TicketFields } from './ticket-fields.tsx';
import classes from './ticket-preview.module.css';
import { TicketPreview } from './ticket-preview.tsx';

interface StationDialogProps {
  readonly record: Station;
  readonly isNew: boolean;
  /** All of the shop. */
  readonly stations: readonly Station[];
  readonly onClose: () => void;
}

export function StationDialog({ record, isNew, stations, onClose }: StationDialogProps) {
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
  const { shown, text } = useRecordFields(form, record);
  const after = useMemo(() => [...stations.filter(({ id }) => id !== shown.id), shown], [stations, shown]);
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
          <TextInput data-autofocus label={t('stations.name')} {...text('name')} />
          <Switch
            label={t('stations.expo')}
            description={t('stations.expoHint')}
            checked={shown.kind === 'expo'}
            onChange={(event) => form.edit({ kind: event.currentTarget.checked ? 'expo' : 'prep' })}
          />
          <OrderTypesField
            station={shown}
            isSaid={!isNew && record.orderTypes !== undefined}
            onEdit={(edits) => form.edit(edits)}
          />
          <MadeNowhere when="saved" stations={after} />
          <ShowsField shows={shown.shows} onEdit={(edits) => form.edit(edits)} />
          <TicketFields station={shown} onEdit={(edits) => form.edit(edits)} />
        </div>
        <TicketPreview station={shown} />
      </div>
    </RecordDialog>
  );
}
