import { IconCategory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog } from '#shared/catalog/catalog.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import { CategoryEditor } from './category-editor.tsx';
import { newCategory } from './new-records.ts';
import { saveMenu } from './save-menu.ts';

/** How the menu is sorted at the counter. */
export function CategoriesPart({ catalog }: { readonly catalog: Catalog }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const counts = useMemo(() => Map.groupBy(catalog.items, ({ categoryId }) => categoryId), [catalog.items]);
  return (
    <RecordsSection
      nouns="categories"
      records={catalog.categories}
      iconOf={() => IconCategory}
      aboutOf={({ id }) => t('categories.holds', { count: counts.get(id)?.length ?? 0 })}
      emptyIcon={IconCategory}
      newRecord={() => newCategory(till, catalog.categories)}
      onRemove={({ id }) => saveMenu(till, { noun: 'category', id, set: { archived: true } })}
      editor={(dialog) => <CategoryEditor {...dialog} schedules={catalog.schedules} />}
    />
  );
}
