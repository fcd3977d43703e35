import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '#shared/ids/ids.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter, useCounterView } from '../counter-context.tsx';
import type { CategoryChoice } from '../counter-store.ts';
import { useSaleMoment } from '../use-sale-moment.ts';
import { CategoryRail } from './category-rail.tsx';
import { CountChip } from './count-chip.tsx';
import { EmptyMenu } from './empty-menu.tsx';
import { ItemGrid } from './item-grid.tsx';
import classes from './menu-area.module.css';
import { entriesOf, entriesOnMenu, menuList, shownEntries } from './menu-list.ts';
import { useMenuSearch } from './use-menu-search.ts';

/** Rail, search and grid. Nothing here reads orders, so that ringing up paints nothing of it; settling paints the tiles of what runs out. */
export const MenuArea = memo(function MenuArea() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const catalog = useTillView(({ menu }) => menu?.catalog ?? null);
  const levels = useTillView((view) => view.levels);
  const category = useCounterView((view) => view.category);
  const query = useCounterView((view) => view.query);
  const list = catalog ? menuList(catalog) : null;
  const moment = useSaleMoment();
  const { answer, first } = useMenuSearch(query);
  const entries = useMemo(() => {
    if (!list) return [];
    const found = answer ? entriesOf(list, answer.itemIds) : shownEntries(list, category, query);
    return entriesOnMenu(list, found, moment.on);
  }, [list, category, query, answer, moment]);

  const tap = useCallback((itemId: ItemId) => counter.tapItem(itemId), [counter]);
  const hold = useCallback((itemId: ItemId) => counter.show({ kind: 'item', itemId }), [counter]);
  const choose = useCallback(
    (choice: CategoryChoice) => counter.store.setState({ category: choice, query: '' }),
    [counter],
  );
  const search = (text: string) => counter.store.setState({ query: text });
  /** What is typed may not be answered yet. */
  const tapFirst = async () => {
    const found = (await first()) ?? entries[0]?.item.id;
    if (found === undefined) return;
    counter.tapItem(found);
    search('');
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && query.trim() !== '') void tapFirst();
    if (event.key === 'Escape') search('');
  };

  if (!list) return <div className={classes.area} />;
  const searching = query.trim() !== '';
  return (
    <div className={classes.area}>
      <CategoryRail list={list} chosen={searching ? null : category} onChoose={choose} />
      <div className={classes.main}>
        <search className={classes.searchRow}>
          <IconSearch size={20} className={classes.searchIcon} aria-hidden />
          <input
            className={classes.search}
            type="text"
            inputMode="search"
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            data-search
            aria-label={t('search.label')}
            placeholder={t('search.placeholder', { count: list.all.length })}
            value={query}
            onChange={(event) => search(event.currentTarget.value)}
            onKeyDown={onSearchKey}
          />
          {searching ? (
            <button type="button" className={classes.clear} aria-label={t('search.clear')} onClick={() => search('')}>
              <IconX size={20} aria-hidden />
            </button>
          ) : (
            <kbd className={classes.key} aria-hidden>
              /
            </kbd>
          )}
        </search>
        <div className={classes.grid}>
          {list.all.length === 0 ? (
            <EmptyMenu />
          ) : (
            <ItemGrid
              key={searching ? (answer?.query ?? query) : category}
              {...{ entries, levels, moment }}
              onTap={tap}
              onHold={hold}
            />
          )}
          {list.all.length > 0 && entries.length === 0 && (
            <p className={classes.nothing} role="status">
              {searching ? t('search.nothing', { query: query.trim() }) : t('grid.emptyCategory')}
            </p>
          )}
        </div>
        <CountChip />
      </div>
    </div>
  );
});
