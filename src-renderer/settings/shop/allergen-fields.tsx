import { ActionIcon, Button, Checkbox, Group, Input, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_ALLERGY } from '#shared/order/note-commands.ts';
import { type Allergen, allergensOf, MAX_ALLERGENS } from '#shared/settings/allergens.ts';
import { SortableRows } from '../menu/sortable-rows.tsx';
import type { ShopFields } from '../settings-forms.ts';
import classes from './allergen-fields.module.css';

/** The allergies that the counter offers: named, sorted, and kept without being offered; spec [U61]. */
export function AllergenFields({
  shown,
  error,
  onEdit,
  onBlur,
}: {
  readonly shown: ShopFields;
  readonly error: string | null;
  readonly onEdit: (set: Partial<ShopFields>) => void;
  readonly onBlur: () => void;
}) {
  const { t } = useTranslation('settings');
  const { ids, fresh } = useRowIds();
  const list = allergensOf(shown);
  while (ids.current.length < list.length) ids.current.push(fresh());
  const rows = list.map((one, at) => ({ ...one, id: ids.current[at] ?? '' }));
  const edit = (after: readonly (Allergen & { readonly id: string })[]) => {
    ids.current = after.map(({ id }) => id);
    onEdit({ allergens: after.map(({ name, hidden }) => ({ name, hidden })) });
  };
  const change = (id: string, set: Partial<Allergen>) =>
    edit(rows.map((row) => (row.id === id ? { ...row, ...set } : row)));
  return (
    <div className={classes.fields}>
      <Input.Description size="md">{t('allergens.intro')}</Input.Description>
      <SortableRows
        label={t('allergens.list')}
        rows={rows}
        nameOf={({ name }, at) => name || String(at + 1)}
        onSort={edit}
      >
        {({ id, name, hidden }, at) => (
          <>
            <TextInput
              className={classes.name}
              aria-label={t('allergens.name', { place: at + 1 })}
              maxLength={MAX_ALLERGY}
              value={name}
              error={error !== null && isWrong(list, at)}
              onChange={(event) => change(id, { name: event.currentTarget.value })}
              onBlur={onBlur}
            />
            <Checkbox
              size="lg"
              label={t('allergens.offered')}
              aria-label={t('allergens.isOffered', { name })}
              checked={!hidden}
              onChange={(event) => change(id, { hidden: !event.currentTarget.checked })}
            />
            <ActionIcon
              aria-label={t('allergens.remove', { name: name || String(at + 1) })}
              onClick={() => edit(rows.filter((row) => row.id !== id))}
            >
              <IconTrash size={22} stroke={1.6} aria-hidden />
            </ActionIcon>
          </>
        )}
      </SortableRows>
      {error && <Input.Error size="md">{error}</Input.Error>}
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          disabled={rows.length >= MAX_ALLERGENS}
          onClick={() => edit([...rows, { id: fresh(), name: '', hidden: false }])}
        >
          {t('allergens.add')}
        </Button>
        <Button variant="subtle" disabled={shown.allergens === null} onClick={() => onEdit({ allergens: null })}>
          {t('allergens.usual')}
        </Button>
      </Group>
    </div>
  );
}

/** Whether one has no name, or the name of one before it. */
function isWrong(list: readonly Allergen[], at: number): boolean {
  const names = list.map(({ name }) => name.trim().toLocaleLowerCase());
  return names[at] === '' || names.indexOf(names[at] ?? '') < at;
}

/** Rows have no identity of their own, and must keep one while they are sorted. */
function useRowIds() {
  const ids = useRef<string[]>([]);
  const made = useRef(0);
  const fresh = () => {
    made.current += 1;
    return String(made.current);
  };
  return { ids, fresh };
}
