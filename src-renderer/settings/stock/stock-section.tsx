import { Button, Menu, TextInput } from '@mantine/core';
import { IconDots, IconPackages, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/catalog/catalog.ts';
import type { ItemId } from '#shared/ids/ids.ts';
import { asQuantity, type Quantity } from '#shared/money/minor.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import classes from '../section.module.css';
import { StockDialog } from './stock-dialog.tsx';
import { type StockTask, stopTracking } from './stock-forms.ts';
import { StockRow } from './stock-row.tsx';

const NO_ITEMS: readonly Item[] = [];
/** Drawn at once; the rest is found by typing. */
const MOST_ROWS = 100;
/** Fewer are seen at a glance. */
const SEARCHED_FROM = 8;

type Open = { readonly task: StockTask | 'stop'; readonly item: Item | null; readonly seen: Quantity };

/** How much there is of the items whose stock is kept. */
export function StockSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const items = useTillView(({ menu }) => menu?.catalog.items ?? NO_ITEMS);
  const levels = useTillView((view) => view.levels);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const onClose = () => setOpen(null);

  const tracked = items.filter((item) => item.tracked).sort(byName);
  const found = tracked.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  const levelOf = (id: ItemId) => levels.get(id) ?? asQuantity(0);
  const start = (task: Open['task'], item: Item) => setOpen({ task, item, seen: levelOf(item.id) });

  return (
    <>
      <div className={classes.head}>
        <h2>{t('sections.stock')}</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setOpen({ task: 'track', item: null, seen: asQuantity(0) })}
        >
          {t('stock.add')}
        </Button>
      </div>
      <p className={classes.intro}>{t('stock.intro')}</p>
      {tracked.length >= SEARCHED_FROM ? (
        <TextInput
          mb="md"
          aria-label={t('stock.search')}
          placeholder={t('stock.search')}
          leftSection={<IconSearch size={20} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      ) : null}
      {found.length === 0 ? (
        <div className={classes.empty}>
          <IconPackages size={36} stroke={1.4} aria-hidden />
          <p>{tracked.length === 0 ? t('stock.none') : t('stock.nothingFound')}</p>
        </div>
      ) : (
        <ul className={classes.list}>
          {found.slice(0, MOST_ROWS).map((item) => (
            <StockRow key={item.id} item={item} level={levelOf(item.id)}>
              <Button
                size="md"
                variant="default"
                aria-label={t('stock.receiveOf', { name: item.name })}
                onClick={() => start('receive', item)}
              >
                {t('stock.receive')}
              </Button>
              <Button
                size="md"
                variant="default"
                aria-label={t('stock.countOf', { name: item.name })}
                onClick={() => start('count', item)}
              >
                {t('stock.count')}
              </Button>
              <Menu position="bottom-end" width={240} withInitialFocusPlaceholder={false}>
                <Menu.Target>
                  <Button size="md" px="sm" variant="default" aria-label={t('stock.moreOf', { name: item.name })}>
                    <IconDots size={22} stroke={1.6} aria-hidden />
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {(['waste', 'low', 'stop'] as const).map((task) => (
                    <Menu.Item key={task} py="sm" onClick={() => start(task, item)}>
                      {t(`stock.${task}`)}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            </StockRow>
          ))}
        </ul>
      )}
      {found.length > MOST_ROWS ? <p className={classes.intro}>{t('stock.more', { count: MOST_ROWS })}</p> : null}
      {open && open.task !== 'stop' ? (
        <StockDialog
          task={open.task}
          item={open.item}
          seen={open.seen}
          items={open.item ? NO_ITEMS : items.filter((item) => !item.tracked).sort(byName)}
          onClose={onClose}
        />
      ) : null}
      {open?.task === 'stop' && open.item ? (
        <RemoveDialog
          title={t('stock.stopTitle', { name: open.item.name })}
          text={t('stock.stopText')}
          action={t('stock.stop')}
          onRemove={() => stopTracking(till, open.item?.id ?? ('' as ItemId))}
          onClose={onClose}
        />
      ) : null}
    </>
  );
}

const byName = (a: Item, b: Item): number => collator.compare(a.name, b.name);
const collator = new Intl.Collator(undefined, { numeric: true });
