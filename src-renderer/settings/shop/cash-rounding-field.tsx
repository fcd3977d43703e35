import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#shared/money/currency.ts';
import { asMinor } from '#shared/money/minor.ts';
import { displayLocale } from '../../components/display-locale.ts';
import type { ShopFields } from '../settings-forms.ts';

const INCREMENTS = [0, 5, 10] as const satisfies readonly ShopFields['cashRounding'][];

/** The smallest coin that cash is counted in. */
export function CashRoundingField({
  shown,
  onEdit,
}: {
  readonly shown: ShopFields;
  readonly onEdit: (set: Partial<ShopFields>) => void;
}) {
  const { t } = useTranslation('settings');
  const money = (increment: number) => formatMoney(asMinor(increment), shown.currency, displayLocale());
  return (
    <Radio.Group
      size="lg"
      label={t('shop.cashRounding')}
      description={t('shop.cashRoundingHint')}
      value={String(shown.cashRounding)}
      onChange={(chosen) => onEdit({ cashRounding: INCREMENTS.find((one) => String(one) === chosen) ?? 0 })}
    >
      <Stack gap="sm" pt="sm">
        {INCREMENTS.map((increment) => (
          <Radio
            key={increment}
            value={String(increment)}
            label={increment === 0 ? t('shop.cashExact') : t('shop.cashTo', { amount: money(increment) })}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
