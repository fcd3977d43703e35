import { TextInput } from '@mantine/core';
import { IconSearch, IconToolsKitchen2 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog } from '#shared/catalog/catalog.ts';
import { searchWords } from '#shared/catalog/search-words.ts';
import { useMoney } from '../../components/use-money.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import classes from '../section.module.css';
import { ItemEditor } from './item-editor.tsx';
import { newItem } from './new-records.ts';
import { saveMenu } from './save-menu.ts';

/** A menu may hold ten thousand: whoever looks for one types its name. */
const MOST_ROWS = 50;

/** What the shop sells. */
export function ItemsPart({ catalog, currency }: { readonly catalog: Catalog; readonly currency: string }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const money = useMoney();
  const [query, setQuery] = useState('');
  const found = useMemo(() => {
    const words = searchWords(query);
    if (words.length === 0) return catalog.items;
    return catalog.items.filter(({ name, sku }) => {
      const own = searchWords(`${name} ${sku ?? ''}`);
      return words.every((word) => own.some((one) => one.startsWith(word)));
    });
  }, [catalog, query]);
  const categories = new Map(catalog.categories.map(({ id, name }) => [id, name]));
  return (
    <>
      <RecordsSection
        nouns="items"
        records={found.slice(0, MOST_ROWS)}
        above={
          <TextInput
            mb="md"
            aria-label={t('items.search')}
            placeholder={t('items.search')}
            leftSection={<IconSearch size={20} aria-hidden />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        }
        iconOf={() => IconToolsKitchen2}
        aboutOf={({ price, categoryId, variants }) =>
          [
            ...(categoryId ? [categories.get(categoryId)] : []),
            price === null ? t('items.asksPrice') : money(price),
            ...(variants ?? []).map(({ name }) => name),
          ].join(' · ')
        }
        emptyIcon={IconToolsKitchen2}
        newRecord={() => newItem(till, catalog.categories[0]?.id ?? null)}
        onRemove={({ id }) => saveMenu(till, { noun: 'item', id, set: { archived: true } })}
        editor={(dialog) => <ItemEditor {...dialog} catalog={catalog} currency={currency} />}
      />
      {found.length > MOST_ROWS && <p className={classes.intro}>{t('items.more', { count: MOST_ROWS })}</p>}
    </>
  );
}
