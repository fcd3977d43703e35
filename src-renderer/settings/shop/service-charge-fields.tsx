import { NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asRate, RATE_ONE } from '#shared/money/minor.ts';
import { MAX_COVERS } from '#shared/order/order-labels.ts';
import type { ShopSettings } from '#shared/settings/settings.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { ChecksField } from '../menu/checks-field.tsx';
import classes from '../section.module.css';
import type { ShopFields } from '../settings-forms.ts';

type ServiceCharge = NonNullable<ShopSettings['serviceCharge']>;

const RATE_OF_PERCENT = RATE_ONE / 100;
const USUAL: Omit<ServiceCharge, 'name'> = { rate: asRate(10 * RATE_OF_PERCENT), minCovers: 6, taxIds: [] };

/** What is charged for the service, from which party on, and what taxes that bears. */
export function ServiceChargeFields({
  shown,
  onEdit,
  error,
  onBlur,
}: {
  readonly shown: ShopFields;
  readonly onEdit: (set: Partial<ShopFields>) => void;
  readonly error: string | null;
  readonly onBlur: () => void;
}) {
  const { t } = useTranslation('settings');
  const taxes = useTillView(({ menu }) => menu?.catalog.taxes ?? null) ?? [];
  const charge = shown.serviceCharge;
  const set = (part: Partial<ServiceCharge>) => charge && onEdit({ serviceCharge: { ...charge, ...part } });
  return (
    <Stack gap="md">
      <Switch
        size="lg"
        label={t('shop.serviceCharge')}
        checked={charge !== null}
        onChange={(event) =>
          onEdit({ serviceCharge: event.currentTarget.checked ? { ...USUAL, name: t('shop.chargeUsualName') } : null })
        }
      />
      {charge && (
        <>
          <TextInput
            label={t('shop.chargeName')}
            maxLength={60}
            maw={480}
            value={charge.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={error}
            onBlur={onBlur}
          />
          <div className={classes.two}>
            <NumberInput
              hideControls
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              label={t('shop.chargePercent')}
              suffix=" %"
              min={0}
              max={100}
              clampBehavior="strict"
              decimalScale={4}
              value={charge.rate / RATE_OF_PERCENT}
              onChange={(percent) => set({ rate: asRate(Math.round(Number(percent) * RATE_OF_PERCENT)) })}
            />
            <NumberInput
              hideControls
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              label={t('shop.chargeCovers')}
              description={t('shop.chargeCoversHint')}
              min={1}
              max={MAX_COVERS}
              allowDecimal={false}
              value={charge.minCovers ?? ''}
              onChange={(covers) => set({ minCovers: covers === '' ? null : Number(covers) })}
            />
          </div>
          <ChecksField
            label={t('shop.chargeTaxes')}
            all={taxes.filter(({ archived }) => !archived)}
            value={charge.taxIds}
            onChange={(ids) => set({ taxIds: taxes.filter(({ id }) => ids.includes(id)).map(({ id }) => id) })}
          />
        </>
      )}
    </Stack>
  );
}
