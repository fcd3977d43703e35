import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/catalog/catalog.ts';
import type { ItemId } from '#shared/ids/ids.ts';
import { useCurrency } from '../components/use-money.ts';
import { nameProblem } from '../settings/field-problems.ts';
import { priceText, typedPrice } from '../settings/menu/price-text.ts';
import type { Trouble } from '../till-client/trouble.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './first-run.module.css';
import { saveItems } from './save-items.ts';
import { StepForm } from './step-form.tsx';

/** An item as it is being typed. */
interface ItemRow {
  readonly id: ItemId;
  readonly name: string;
  readonly price: string;
}

const NO_ITEMS: readonly Item[] = [];
const FIRST_ROWS = 3;

/** The first items of a menu that begins empty: a name and a price each. Rows without a name are none. */
export function TypeItems({
  onDone,
  onBack,
}: {
  readonly onDone: () => Promise<Trouble | null>;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('firstRun');
  const till = useTill();
  const currency = useCurrency();
  const standing = useTillView(({ menu }) => menu?.catalog.items ?? NO_ITEMS);
  const blank = (): ItemRow => ({ id: till.newId<ItemId>(), name: '', price: '' });
  const [rows, setRows] = useState<readonly ItemRow[]>(() => [
    ...standing.map(({ id, name, price }) => ({ id, name, price: priceText(price, currency) })),
    ...Array.from({ length: Math.max(1, FIRST_ROWS - standing.length) }, blank),
  ]);
  const [isTold, setTold] = useState(false);
  const [isNone, setNone] = useState(false);
  const edit = (id: ItemId, set: Partial<ItemRow>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...set } : row)));

  async function submit() {
    setTold(true);
    const filled = rows.filter(({ name, price }) => name.trim() !== '' || price.trim() !== '');
    if (filled.some((row) => whatIsWrong(row, currency))) return 'wrong' as const;
    if (filled.length === 0 && !isNone) {
      setNone(true);
      return 'wrong' as const;
    }
    const items = filled.map(({ id, name, price }) => ({ id, name: name.trim(), price: typedPrice(price, currency) }));
    return (await saveItems(till, items)) ?? (await onDone());
  }
  return (
    <StepForm
      title={t('menu.typeTitle')}
      text={t('menu.typeText')}
      onSubmit={submit}
      onBack={onBack}
      {...(isNone && { action: t('menu.without') })}
    >
      {rows.map(({ id, name, price }, at) => {
        const wrong = isTold ? whatIsWrong({ name, price }, currency) : null;
        return (
          <fieldset key={id} className={classes.item} aria-label={t('menu.item', { number: at + 1 })}>
            <TextInput
              label={t('menu.itemName')}
              value={name}
              onChange={(event) => edit(id, { name: event.currentTarget.value })}
              error={wrong === 'name' ? t('menu.itemNameMissing') : null}
            />
            <TextInput
              label={t('menu.itemPrice')}
              inputMode="decimal"
              value={price}
              onChange={(event) => edit(id, { price: event.currentTarget.value })}
              error={wrong === 'price' ? t('menu.itemPriceWrong') : null}
            />
          </fieldset>
        );
      })}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setRows([...rows, blank()])}
        >
          {t('menu.addItem')}
        </Button>
      </div>
      <p className={classes.note} role="status">
        {isNone ? t('menu.none') : null}
      </p>
    </StepForm>
  );
}

function whatIsWrong({ name, price }: Pick<ItemRow, 'name' | 'price'>, currency: string): 'name' | 'price' | null {
  if (name.trim() === '' && price.trim() === '') return null;
  if (nameProblem(name)) return 'name';
  const typed = typedPrice(price, currency);
  return typed === 'wrong' || typed === null ? 'price' : null;
}
