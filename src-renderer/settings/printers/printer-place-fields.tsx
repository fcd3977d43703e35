import { Input, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addressOfKind, kindOf, PRINTER_KINDS, shownAddress, typedAddress } from './printer-address-text.ts';

interface PrinterPlaceFieldsProps {
  readonly address: string;
  /** As it stands without the edits of the form. */
  readonly savedAddress: string;
  readonly error: string | null;
  readonly onEdit: (address: string) => void;
  readonly onLeave: () => void;
}

const EXAMPLES = { network: '192.168.1.50', device: '/dev/usb/lp0', queue: 'grill' } as const;

/** Where a printer is: what it hangs on, and its address there. */
export function PrinterPlaceFields({ address, savedAddress, error, onEdit, onLeave }: PrinterPlaceFieldsProps) {
  const { t } = useTranslation('settings');
  const kind = kindOf(address);
  return (
    <>
      <Input.Wrapper label={t('printers.kind')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('printers.kind')}
          value={kind}
          onChange={(value) => {
            const chosen = PRINTER_KINDS.find((one) => one === value) ?? 'network';
            onEdit(addressOfKind(chosen, savedAddress));
          }}
          data={PRINTER_KINDS.map((one) => ({ value: one, label: t(`printers.kinds.${one}`) }))}
        />
      </Input.Wrapper>
      {kind !== 'screen' ? (
        <TextInput
          label={t(`printers.addresses.${kind}.label`)}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          description={t(`printers.addresses.${kind}.hint`)}
          placeholder={EXAMPLES[kind]}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={shownAddress(address)}
          onChange={(event) => onEdit(typedAddress(kind, event.currentTarget.value))}
          onBlur={onLeave}
          error={error}
        />
      ) : (
        <Input.Description>{t('printers.screenHint')}</Input.Description>
      )}
    </>
  );
}
