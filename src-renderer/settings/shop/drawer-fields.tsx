import { Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopSettings } from '#shared/settings/settings.ts';
import { priceText, typedPrice } from '../menu/price-text.ts';
import type { ShopFields } from '../settings-forms.ts';

/** How a drawer is counted when it is closed; spec [DR9], [DR10]. */
export function DrawerFields({
  shown,
  onEdit,
}: {
  readonly shown: ShopFields;
  readonly onEdit: (set: Partial<ShopFields>) => void;
}) {
  const { t } = useTranslation('settings');
  const { varianceLimit, blindCount } = shown.drawer;
  const set = (part: Partial<ShopSettings['drawer']>) => onEdit({ drawer: { ...shown.drawer, ...part } });
  // What is typed is kept as it is typed for as long as it says the limit that stands.
  const [typed, setTyped] = useState(priceText(varianceLimit, shown.currency));
  const said = typedPrice(typed, shown.currency);
  const text = said === 'wrong' || said === varianceLimit ? typed : priceText(varianceLimit, shown.currency);
  return (
    <Stack gap="md">
      <Switch
        size="lg"
        label={t('shop.blindCount')}
        description={t('shop.blindCountHint')}
        checked={blindCount}
        onChange={(event) => set({ blindCount: event.currentTarget.checked })}
      />
      <TextInput
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        inputMode="decimal"
        maw={480}
        label={t('shop.varianceLimit')}
        description={t('shop.varianceLimitHint')}
        value={text}
        error={said === 'wrong' ? t('problem.price-wrong') : null}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped(next);
          const limit = typedPrice(next, shown.currency);
          if (limit !== 'wrong') set({ varianceLimit: limit });
        }}
      />
    </Stack>
  );
}
