import { Checkbox, Group, Input, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationId } from '#shared/ids/ids.ts';
import { codePageName, type Printer, type Station } from '#shared/settings/settings.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { type FieldProblem, printerProblems } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import { saveSettings } from '../save-settings.ts';
import { UnservedStations } from '../stations/unserved-stations.tsx';
import { stationsLeft } from '../stations/where-tickets-print.ts';
import { useRecordFields } from '../use-record-fields.ts';
import { kindOf } from './printer-address-text.ts';
import { PrinterPlaceFields } from './printer-place-fields.tsx';
import { PrinterTrial } from './printer-trial.tsx';

interface PrinterDialogProps {
  readonly record: Printer;
  readonly isNew: boolean;
  readonly stations: readonly Station[];
  /** All there are, this one too. */
  readonly printers: readonly Printer[];
  readonly onClose: () => void;
}

const CODE_PAGES = ['auto', ...codePageName.options] as const;
const COLUMNS = [48, 42, 32] as const;

export function PrinterDialog({ record, isNew, stations, printers, onClose }: PrinterDialogProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [form] = useState(() =>
    createRecordForm<Printer, FieldProblem>({
      newId: till.newId,
      check: printerProblems,
      save(changed, commandId) {
        const { id, ...whole } = record;
        const set = isNew ? { ...whole, ...changed } : changed;
        return saveSettings(till, { noun: 'printer', id, set }, commandId);
      },
    }),
  );
  const { shown, problems, problemOf, text } = useRecordFields(form, record);
  const then = [...printers.filter(({ id }) => id !== record.id), shown];

  return (
    <RecordDialog
      size={560}
      title={isNew ? t('printers.new') : t('printers.edit', { name: record.name })}
      form={form}
      record={record}
      onClose={onClose}
    >
      <TextInput data-autofocus label={t('printers.name')} {...text('name')} />
      <PrinterPlaceFields
        address={shown.address}
        savedAddress={record.address}
        error={problemOf('address')}
        onEdit={(address) => form.edit({ address })}
        onLeave={() => form.leave('address')}
      />
      {kindOf(shown.address) === 'screen' ? null : (
        <PrinterTrial
          // What was said of one address says nothing of another.
          key={shown.address}
          printer={shown}
          mayAsk={() => {
            form.leave('address');
            return problems.address === undefined;
          }}
        />
      )}
      <Checkbox.Group
        size="lg"
        label={t('printers.stations')}
        value={[...shown.stationIds]}
        onChange={(ids) => form.edit({ stationIds: ids as StationId[] })}
      >
        <Group gap="lg" pt="xs">
          {stations.length === 0 ? <Input.Description>{t('printers.noStations')}</Input.Description> : null}
          {stations.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Group>
      </Checkbox.Group>
      <UnservedStations when="saved" stations={stationsLeft(stations, printers, then)} printers={then} />
      <Switch
        label={t('printers.receipts')}
        checked={shown.printsReceipts}
        onChange={(event) => form.edit({ printsReceipts: event.currentTarget.checked })}
      />
      <Switch
        label={t('printers.drawer')}
        checked={shown.opensDrawer}
        onChange={(event) => form.edit({ opensDrawer: event.currentTarget.checked })}
      />
      <Switch
        label={t('printers.twoColour')}
        checked={shown.twoColour}
        onChange={(event) => form.edit({ twoColour: event.currentTarget.checked })}
      />
      <Switch
        label={t('printers.buzzer')}
        checked={shown.buzzer}
        onChange={(event) => form.edit({ buzzer: event.currentTarget.checked })}
      />
      <Select
        label={t('printers.backup')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        description={t('printers.backupHint')}
        placeholder={t('printers.noBackup')}
        clearable
        clearButtonProps={{ 'aria-label': t('printers.noBackup') }}
        data={printers.filter(({ id }) => id !== record.id).map(({ id, name }) => ({ value: id, label: name }))}
        value={shown.backupId}
        onChange={(value) => form.edit({ backupId: printers.find(({ id }) => id === value)?.id ?? null })}
      />
      <Select
        label={t('printers.columns')}
        allowDeselect={false}
        data={COLUMNS.map((columns) => ({ value: String(columns), label: t(`printers.paper.columns${columns}`) }))}
        value={String(shown.columns)}
        onChange={(value) => form.edit({ columns: COLUMNS.find((columns) => String(columns) === value) ?? 48 })}
      />
      <Select
        label={t('printers.codePage')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        description={t('printers.codePageHint')}
        allowDeselect={false}
        data={CODE_PAGES.map((value) => ({ value, label: t(`printers.codePages.${value}`) }))}
        value={shown.codePage}
        onChange={(value) => form.edit({ codePage: CODE_PAGES.find((one) => one === value) ?? 'auto' })}
      />
    </RecordDialog>
  );
}
