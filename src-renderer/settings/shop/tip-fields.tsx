import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asRate } from '#shared/money/minor.ts';
import type { ShopFields } from '../settings-forms.ts';

const PERCENTS = [5, 10, 15, 18, 20, 25];
const MOST = 4;

/** The tips that are offered at payment; none where nobody is asked for one. */
export function TipFields({
  shown,
  onEdit,
}: {
  readonly shown: ShopFields;
  readonly onEdit: (set: Partial<ShopFields>) => void;
}) {
  const { t } = useTranslation('settings');
  const chosen = shown.tipPresets.map((rate) => String(rate / 10_000));
  const offered = [...new Set([...PERCENTS.map(String), ...chosen])].sort((a, b) => Number(a) - Number(b));
  return (
    <Checkbox.Group
      label={t('shop.tips')}
      description={t('shop.tipsHint')}
      value={chosen}
      onChange={(percents) =>
        onEdit({
          tipPresets: offered.filter((one) => percents.includes(one)).map((one) => asRate(Number(one) * 10_000)),
        })
      }
    >
      <Group gap="lg" pt="sm">
        {offered.map((percent) => (
          <Checkbox
            key={percent}
            size="lg"
            value={percent}
            label={`${percent} %`}
            disabled={chosen.length >= MOST && !chosen.includes(percent)}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
