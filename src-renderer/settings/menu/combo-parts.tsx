import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/catalog/catalog.ts';
import type { ItemId, VariantId } from '#shared/ids/ids.ts';
import { isUpcharge, type PartFields, type SlotFields } from './combo-forms.ts';
import own from './rows.module.css';

const MOST_PARTS = 100;
/** So many of those that match are listed while somebody types. */
const MOST_FOUND = 40;
const ANY = 'any';

/** What fills a place of a combo, and the field that finds more. */
export function ComboParts({
  slot,
  items,
  offered,
  place,
  currency,
  saysProblems,
  onChange,
}: {
  readonly slot: SlotFields;
  readonly items: readonly Item[];
  /** What may be a part. */
  readonly offered: readonly Item[];
  readonly place: number;
  readonly currency: string;
  readonly saysProblems: boolean;
  readonly onChange: (parts: readonly PartFields[]) => void;
}) {
  const { t } = useTranslation('settings');
  const { parts } = slot;
  const named = useMemo(() => offered.map(({ id, name }) => ({ value: id, label: name })), [offered]);
  const edit = (at: number, set: Partial<PartFields>) =>
    onChange(parts.map((part, other) => (other === at ? { ...part, ...set } : part)));
  return (
    <div>
      {parts.map((part, at) => {
        const item = items.find(({ id }) => id === part.itemId);
        const name = item?.name ?? t('combo.gone');
        const variants = item?.variants ?? [];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same item may fill a place in two kinds
          <div key={at} className={own.part}>
            <p className={own.partName}>{name}</p>
            {variants.length > 0 ? (
              <Select
                aria-label={t('combo.kindOf', { name })}
                allowDeselect={false}
                data={[
                  { value: ANY, label: t('combo.anyKind') },
                  ...variants.map((variant) => ({ value: variant.id as string, label: variant.name })),
                ]}
                value={part.variantId ?? ANY}
                onChange={(id) => edit(at, { variantId: id === ANY ? undefined : (id as VariantId) })}
              />
            ) : (
              <span />
            )}
            <TextInput
              aria-label={t('combo.addsOf', { name })}
              placeholder={t('combo.addsNothing')}
              inputMode="decimal"
              value={part.upcharge}
              onChange={(event) => edit(at, { upcharge: event.currentTarget.value })}
              error={saysProblems && !isUpcharge(part.upcharge, currency) ? t('problem.price-wrong') : null}
            />
            <ActionIcon
              aria-label={t('combo.removePart', { name })}
              onClick={() => onChange(parts.filter((_, other) => other !== at))}
            >
              <IconTrash size={22} stroke={1.6} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {parts.length < MOST_PARTS && (
        <Select
          aria-label={t('combo.field', { field: t('combo.addPart'), place })}
          placeholder={t('combo.addPart')}
          searchable
          limit={MOST_FOUND}
          nothingFoundMessage={t('shop.nothingFound')}
          data={named}
          value={null}
          onChange={(id) => id && onChange([...parts, { itemId: id as ItemId, upcharge: '' }])}
        />
      )}
    </div>
  );
}
