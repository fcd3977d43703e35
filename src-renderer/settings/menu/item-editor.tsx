import { Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog, Item } from '#shared/catalog/catalog.ts';
import { weightUnit } from '#shared/catalog/unit.ts';
import { useTill } from '../../till-client/use-till.tsx';
import type { FieldProblem } from '../field-problems.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { createRecordForm } from '../record-form.ts';
import classes from '../section.module.css';
import { useRecordFields } from '../use-record-fields.ts';
import { ChecksField } from './checks-field.tsx';
import { ColourField } from './colour-field.tsx';
import { ComboSlots } from './combo-slots.tsx';
import { type ItemFields, itemChange, itemFields, itemProblems, saidOfItem } from './menu-forms.ts';
import { PictureField } from './picture-field.tsx';
import { PriceRows } from './price-rows.tsx';
import { saveItem } from './save-item.ts';
import { VariantRows } from './variant-rows.tsx';

const NO_CATEGORY = 'none';
/** Hints stand below their fields, so that fields beside each other stand in line. */
const HINT_BELOW: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

/** One item of the menu: what it is called, costs and bears, how it is found, and the kinds that it comes in; spec [OF30]. */
export function ItemEditor({
  record,
  isNew,
  catalog,
  currency,
  onClose,
}: {
  readonly record: Item;
  readonly isNew: boolean;
  readonly catalog: Catalog;
  readonly currency: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const fields = useMemo(() => itemFields(record, currency), [record, currency]);
  const [form] = useState(() =>
    createRecordForm<ItemFields, FieldProblem>({
      newId: till.newId,
      check: (shown) => itemProblems(shown, currency),
      save: (changed, commandId) => {
        const said = isNew ? saidOfItem({ ...fields, ...changed }) : changed;
        return saveItem(till, said, (kept) => itemChange(record.id, kept, currency, record), commandId);
      },
    }),
  );
  const { shown, left, problemOf, text } = useRecordFields(form, fields);
  const textField = (field: 'name' | 'price' | 'sku' | 'barcodes', hint?: string) => (
    <TextInput
      {...(field === 'name' && { 'data-autofocus': true })}
      label={t(`items.${field}`)}
      description={hint}
      inputWrapperOrder={HINT_BELOW}
      {...text(field)}
    />
  );
  const options = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));

  return (
    <RecordDialog
      title={isNew ? t('items.new') : t('items.edit', { name: record.name })}
      form={form}
      record={fields}
      onClose={onClose}
      size={900}
    >
      <div className={classes.two}>
        {textField('name')}
        {textField('price', t('items.priceHint'))}
        <Select
          label={t('items.category')}
          allowDeselect={false}
          data={[{ value: NO_CATEGORY, label: t('items.noCategory') }, ...options(catalog.categories)]}
          value={shown.categoryId ?? NO_CATEGORY}
          onChange={(id) => form.edit({ categoryId: id === NO_CATEGORY ? null : (id as ItemFields['categoryId']) })}
        />
        <Select
          label={t('items.soldBy')}
          allowDeselect={false}
          data={[
            { value: 'piece', label: t('items.piece') },
            ...weightUnit.options.map((unit) => ({ value: unit, label: t(`items.units.${unit}`) })),
          ]}
          value={shown.unit ?? 'piece'}
          onChange={(unit) => form.edit({ unit: unit === 'piece' ? null : (unit as ItemFields['unit']) })}
        />
        {textField('sku')}
        {textField('barcodes', t('items.barcodesHint'))}
        <ColourField
          label={t('items.colour')}
          description={t('items.colourHint')}
          inputWrapperOrder={HINT_BELOW}
          value={shown.colour ?? ''}
          onPick={(colour) => form.edit({ colour })}
        />
      </div>
      <PictureField picture={shown.picture} onChange={(picture) => form.edit({ picture })} />
      <ChecksField
        label={t('items.taxes')}
        all={catalog.taxes}
        value={shown.taxIds}
        onChange={(ids) => form.edit({ taxIds: ids as ItemFields['taxIds'] })}
      />
      <ChecksField
        label={t('items.choices')}
        all={catalog.modifierGroups}
        value={shown.modifierGroupIds}
        onChange={(ids) => form.edit({ modifierGroupIds: ids as ItemFields['modifierGroupIds'] })}
      />
      <ChecksField
        label={t('items.hours')}
        hint={t('items.hoursHint')}
        all={catalog.schedules}
        value={shown.scheduleIds}
        onChange={(ids) => form.edit({ scheduleIds: ids as ItemFields['scheduleIds'] })}
      />
      <VariantRows
        variants={shown.variants}
        problem={problemOf('variants')}
        newId={till.newId}
        onChange={(variants) => form.edit({ variants })}
        onLeave={() => form.leave('variants')}
      />
      <PriceRows
        prices={shown.prices}
        schedules={catalog.schedules}
        variants={shown.variants}
        currency={currency}
        saysProblems={left.has('prices')}
        newId={till.newId}
        onChange={(prices) => form.edit({ prices })}
      />
      <ComboSlots
        slots={shown.combo}
        own={record.id}
        items={catalog.items}
        currency={currency}
        problem={problemOf('combo')}
        newId={till.newId}
        onChange={(combo) => form.edit({ combo })}
      />
    </RecordDialog>
  );
}
