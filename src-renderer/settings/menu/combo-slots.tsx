import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog } from '#shared/catalog/catalog.ts';
import type { ItemId, NewId, SlotId } from '#shared/ids/ids.ts';
import classes from '../section.module.css';
import { type SlotFields, slotNameProblem } from './combo-forms.ts';
import { ComboParts } from './combo-parts.tsx';
import own from './rows.module.css';
import { SortableRows } from './sortable-rows.tsx';

/** The places of a combo, and what fills each; spec [MN20]. */
export function ComboSlots({
  slots,
  own: itemId,
  items,
  currency,
  problem,
  newId,
  onChange,
}: {
  readonly slots: readonly SlotFields[];
  /** The item that is the combo. */
  readonly own: ItemId;
  readonly items: Catalog['items'];
  readonly currency: string;
  /** What is wrong with them; null until it is said. */
  readonly problem: string | null;
  readonly newId: NewId;
  readonly onChange: (slots: readonly SlotFields[]) => void;
}) {
  const { t } = useTranslation('settings');
  // A combo is no part of another.
  const offered = useMemo(() => items.filter(({ id, combo }) => id !== itemId && !combo?.length), [items, itemId]);
  const edit = (id: SlotId, set: Partial<SlotFields>) =>
    onChange(slots.map((one) => (one.id === id ? { ...one, ...set } : one)));
  return (
    <section>
      <div className={classes.head}>
        <h3>{t('combo.title')}</h3>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => onChange([...slots, { id: newId<SlotId>(), name: '', parts: [] }])}
        >
          {t('combo.add')}
        </Button>
      </div>
      <p className={own.none}>{t('combo.hint')}</p>
      <SortableRows
        label={t('combo.title')}
        rows={slots}
        nameOf={({ name }, at) => name || String(at + 1)}
        onSort={onChange}
      >
        {(slot, at) => {
          const wrong = problem ? slotNameProblem(slot) : null;
          return (
            <>
              <div className={own.fields}>
                <TextInput
                  label={t('combo.place')}
                  aria-label={t('combo.field', { field: t('combo.place'), place: at + 1 })}
                  placeholder={t('combo.placePlaceholder')}
                  value={slot.name}
                  onChange={(event) => edit(slot.id, { name: event.currentTarget.value })}
                  error={wrong ? t(`problem.${wrong}`) : null}
                />
                <ComboParts
                  {...{ slot, items, offered, currency }}
                  place={at + 1}
                  saysProblems={problem !== null}
                  onChange={(parts) => edit(slot.id, { parts })}
                />
              </div>
              <ActionIcon
                className={own.beside}
                aria-label={t('combo.remove', { name: slot.name || String(at + 1) })}
                onClick={() => onChange(slots.filter(({ id }) => id !== slot.id))}
              >
                <IconTrash size={22} stroke={1.6} aria-hidden />
              </ActionIcon>
            </>
          );
        }}
      </SortableRows>
      {problem && (
        <p className={own.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
