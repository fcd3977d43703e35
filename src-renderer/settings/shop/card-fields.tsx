import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShopFields } from '../settings-forms.ts';

const CHOICES = {
  reader: ['none', 'simulated'],
  tips: ['screen', 'reader'],
  captures: ['at-once', 'day-end'],
} as const satisfies { readonly [F in keyof ShopFields['cards']]: readonly ShopFields['cards'][F][] };

/** Which reader takes cards, where the guest is asked for a tip, and when the money is drawn. */
export function CardFields({
  shown: { cards },
  onEdit,
}: {
  readonly shown: ShopFields;
  readonly onEdit: (set: Partial<ShopFields>) => void;
}) {
  const { t } = useTranslation('settings');
  const fields = cards.reader === 'none' ? (['reader'] as const) : (['reader', 'tips', 'captures'] as const);
  return fields.map((field) => (
    <Radio.Group
      key={field}
      size="lg"
      label={t(`shop.cards.${field}.label`)}
      description={t(`shop.cards.${field}.hint`)}
      value={cards[field]}
      onChange={(chosen) => onEdit({ cards: { ...cards, [field]: chosen } })}
    >
      <Stack gap="sm" pt="sm">
        {CHOICES[field].map((choice) => (
          <Radio key={choice} value={choice} label={t(`shop.cards.choices.${choice}`)} />
        ))}
      </Stack>
    </Radio.Group>
  ));
}
