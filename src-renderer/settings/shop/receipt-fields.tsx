import { Input, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CELL } from '#shared/printing/picture.ts';
import { TEMPLATE_NAMES } from '#shared/printing/template.ts';
import type { Printer } from '#shared/settings/settings.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import type { ShopFields } from '../settings-forms.ts';
import { LogoField } from './logo-field.tsx';
import { ReceiptPreview } from './receipt-preview.tsx';

interface ReceiptFieldsProps {
  readonly shown: ShopFields;
  readonly onEdit: (edits: Partial<ShopFields>) => void;
  /** What every field needs: what is wrong with it, and being told that a person has left it. */
  readonly field: (name: keyof ShopFields) => { readonly error: ReactNode; readonly onBlur: () => void };
}

const CODES = ['none', 'barcode', 'qr'] as const satisfies readonly ShopFields['receiptCode'][];
const NO_PRINTERS: readonly Printer[] = [];

/** What stands on a receipt besides the sale. */
export function ReceiptFields({ shown, onEdit, field }: ReceiptFieldsProps) {
  const { t } = useTranslation('settings');
  const printers = useTillView(({ state }) => state?.settings.printers ?? NO_PRINTERS);
  const columns = printers.find(({ printsReceipts }) => printsReceipts)?.columns ?? 48;
  const names = TEMPLATE_NAMES.map((name) => `{{${name}}}`).join(' ');
  const below = { inputWrapperOrder: ['label', 'input', 'error', 'description'] as const };
  const text = { autosize: true, minRows: 2, maxRows: 6, inputWrapperOrder: [...below.inputWrapperOrder] };
  return (
    <>
      <Switch
        label={t('shop.printReceipts')}
        checked={shown.printReceipts}
        onChange={(event) => onEdit({ printReceipts: event.currentTarget.checked })}
      />
      <LogoField
        logo={shown.receiptLogo}
        paperDots={columns * CELL.width}
        onEdit={(receiptLogo) => onEdit({ receiptLogo })}
      />
      <Textarea
        {...text}
        label={t('shop.header')}
        description={t('shop.headerHint')}
        value={shown.receiptHeader}
        onChange={(event) => onEdit({ receiptHeader: event.currentTarget.value })}
        {...field('receiptHeader')}
      />
      <Textarea
        {...text}
        label={t('shop.footer')}
        description={t('shop.templateHint', { names })}
        value={shown.receiptFooter}
        onChange={(event) => onEdit({ receiptFooter: event.currentTarget.value })}
        {...field('receiptFooter')}
      />
      <Input.Wrapper label={t('shop.code')} labelElement="div" size="lg">
        <SegmentedControl
          fullWidth
          aria-label={t('shop.code')}
          value={shown.receiptCode}
          onChange={(value) => onEdit({ receiptCode: CODES.find((code) => code === value) ?? 'none' })}
          data={CODES.map((code) => ({ value: code, label: t(`shop.codes.${code}`) }))}
        />
      </Input.Wrapper>
      {shown.receiptCode === 'none' ? null : (
        <TextInput
          label={t('shop.codeText')}
          description={t(`shop.codeHints.${shown.receiptCode}`)}
          inputWrapperOrder={[...below.inputWrapperOrder]}
          autoComplete="off"
          spellCheck={false}
          value={shown.receiptCodeText}
          onChange={(event) => onEdit({ receiptCodeText: event.currentTarget.value })}
          {...field('receiptCodeText')}
        />
      )}
      <ReceiptPreview shop={shown} columns={columns} />
    </>
  );
}
