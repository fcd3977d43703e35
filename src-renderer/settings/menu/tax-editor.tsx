import { Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tax } from '#shared/catalog/catalog.ts';
import { orderType } from '#shared/order/order-type.ts';
import { useTill } from '../../till-client/use-till.tsx';
import type { FieldProblem } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import { useRecordFields } from '../use-record-fields.ts';
import { saveMenu } from './save-menu.ts';
import { type TaxFields, taxChange, taxFields, taxProblems } from './tax-forms.ts';

/** One tax: its rate, whether prices hold it already, and the ways to take an order that bear it; spec [OF33]. */
export function TaxEditor({
  record,
  isNew,
  onClose,
}: {
  readonly record: Tax;
  readonly isNew: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const fields = taxFields(record);
  const [form] = useState(() =>
    createRecordForm<TaxFields, FieldProblem>({
      newId: till.newId,
      check: taxProblems,
      save: (changed, commandId) =>
        saveMenu(till, taxChange(record.id, isNew ? { ...fields, ...changed } : changed, isNew), commandId),
    }),
  );
  const { shown, problemOf, text } = useRecordFields(form, fields);
  return (
    <RecordDialog
      title={isNew ? t('taxes.new') : t('taxes.edit', { name: record.name })}
      form={form}
      record={fields}
      onClose={onClose}
    >
      <TextInput data-autofocus label={t('taxes.name')} description={t('taxes.nameHint')} {...text('name')} />
      <TextInput label={t('taxes.percent')} inputMode="decimal" maw={240} rightSection="%" {...text('percent')} />
      <Radio.Group
        size="lg"
        label={t('taxes.prices')}
        value={shown.inclusive ? 'within' : 'on-top'}
        onChange={(value) => form.edit({ inclusive: value === 'within' })}
      >
        <Stack gap="sm" pt="sm">
          <Radio value="within" label={t('taxes.within')} />
          <Radio value="on-top" label={t('taxes.onTop')} />
        </Stack>
      </Radio.Group>
      <Checkbox.Group
        size="lg"
        label={t('taxes.orderTypes')}
        value={shown.orderTypes}
        error={problemOf('orderTypes')}
        onChange={(chosen) => {
          form.edit({ orderTypes: orderType.options.filter((type) => chosen.includes(type)) });
          form.leave('orderTypes');
        }}
      >
        <Group gap="lg" mt="xs">
          {orderType.options.map((type) => (
            <Checkbox key={type} value={type} label={t(`shop.types.${type}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </RecordDialog>
  );
}
