import { Input, Select, TextInput } from '@mantine/core';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/catalog/catalog.ts';
import type { ItemId } from '#shared/ids/ids.ts';
import type { Quantity } from '#shared/money/minor.ts';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { RecordDialog } from '../record-dialog.tsx';
import { useRecordFields } from '../use-record-fields.ts';
import { amountText } from './amount-text.ts';
import { type StockFields, type StockTask, stockForm } from './stock-forms.ts';

interface StockDialogProps {
  readonly task: StockTask;
  /** Null where the item is still to be chosen. */
  readonly item: Item | null;
  /** What the till showed when the dialog was opened. */
  readonly seen: Quantity;
  /** What may be chosen. */
  readonly items: readonly Item[];
  readonly onClose: () => void;
}

/** At once; the rest is found by typing. */
const MOST_CHOICES = 50;

/** Receiving, counting, wasting, the low level, or a new item to track. */
export function StockDialog({ task, item, seen, items, onClose }: StockDialogProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [whole] = useState<StockFields>(() => ({
    ...{ itemId: item?.id ?? null, amount: '', reason: '' },
    low: task === 'low' ? amountText(item?.lowLevel ?? null) : '',
  }));
  const [form] = useState(() => stockForm(till, task, whole, seen));
  const { shown, problemOf, text } = useRecordFields(form, whole);
  const field = (name: 'amount' | 'reason' | 'low'): ComponentProps<typeof TextInput> => ({
    inputWrapperOrder: ['label', 'input', 'error', 'description'],
    autoComplete: 'off',
    ...text(name),
  });

  return (
    <RecordDialog
      title={t(`stock.titles.${task}`, { name: item?.name ?? '' })}
      form={form}
      record={whole}
      onClose={onClose}
    >
      {task === 'track' ? (
        <Select
          data-autofocus
          searchable
          label={t('stock.item')}
          nothingFoundMessage={t('stock.nothingFound')}
          limit={MOST_CHOICES}
          data={items.map(({ id, name }) => ({ value: id, label: name }))}
          value={shown.itemId}
          onChange={(value) => form.edit({ itemId: value as ItemId | null })}
          onBlur={() => form.leave('itemId')}
          error={problemOf('itemId')}
        />
      ) : (
        <Input.Description size="lg">
          {t('stock.shows', { level: quantityText(seen, displayLocale()) })}
        </Input.Description>
      )}
      {task === 'low' ? null : (
        <TextInput
          {...field('amount')}
          data-autofocus={task === 'track' ? undefined : true}
          inputMode="decimal"
          label={t(`stock.amounts.${task}`)}
          description={task === 'count' ? t('stock.countHint') : undefined}
        />
      )}
      {task === 'waste' ? (
        <TextInput {...field('reason')} label={t('stock.reason')} placeholder={t('stock.reasonPlaceholder')} />
      ) : null}
      {task === 'low' || task === 'track' ? (
        <TextInput
          {...field('low')}
          data-autofocus={task === 'low' ? true : undefined}
          inputMode="decimal"
          label={t('stock.low')}
          description={t('stock.lowHint')}
        />
      ) : null}
    </RecordDialog>
  );
}
