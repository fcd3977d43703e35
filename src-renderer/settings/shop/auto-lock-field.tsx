import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShopFields } from '../settings-forms.ts';

const USUAL = [0, 30, 60, 120, 300, 600, 1_800] as const;

/** When a screen that nobody touches asks for a PIN again; spec [SF25]. */
export function AutoLockField({
  seconds,
  onEdit,
}: {
  readonly seconds: number;
  readonly onEdit: (edits: Pick<ShopFields, 'autoLockSeconds'>) => void;
}) {
  const { t } = useTranslation('settings');
  const inWords = (one: number): string => {
    if (one === 0) return t('shop.autoLocks.never');
    return one % 60 === 0
      ? t('shop.autoLocks.minutes', { count: one / 60 })
      : t('shop.autoLocks.seconds', { count: one });
  };
  const choices = [...new Set<number>([...USUAL, seconds])].sort((a, b) => a - b);
  return (
    <Select
      maw={420}
      label={t('shop.autoLock')}
      description={t('shop.autoLockHint')}
      data={choices.map((one) => ({ value: String(one), label: inWords(one) }))}
      value={String(seconds)}
      allowDeselect={false}
      onChange={(value) => onEdit({ autoLockSeconds: Number(value) })}
    />
  );
}
