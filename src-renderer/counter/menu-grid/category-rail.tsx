import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoving } from '../../components/use-roving.ts';
import type { CategoryChoice } from '../counter-store.ts';
import classes from './category-rail.module.css';
import type { MenuList } from './menu-list.ts';

/** The menu's categories. While a search runs none is chosen, since it looks through them all. */
export const CategoryRail = memo(function CategoryRail({
  list,
  chosen,
  onChoose,
}: {
  readonly list: MenuList;
  readonly chosen: CategoryChoice | null;
  readonly onChoose: (category: CategoryChoice) => void;
}) {
  const { t } = useTranslation('counter');
  const roving = useRoving();
  const entries: { id: CategoryChoice; name: string; colour: string | null; count: number }[] = [
    { id: 'all', name: t('rail.all'), colour: null, count: list.all.length },
    ...list.categories.map(({ id, name, colour }) => ({
      id,
      name,
      colour,
      count: list.byCategory.get(id)?.length ?? 0,
    })),
  ];
  if (list.hasUncategorised) {
    entries.push({ id: 'none', name: t('rail.none'), colour: null, count: list.byCategory.get('none')?.length ?? 0 });
  }
  return (
    <nav className={classes.rail} aria-label={t('rail.label')} {...roving}>
      {entries.map(({ id, name, colour, count }) => (
        <button
          key={id}
          type="button"
          className={classes.category}
          aria-current={chosen === id}
          style={{ '--category-colour': colour ?? 'var(--et-line-strong)' }}
          onClick={() => onChoose(id)}
        >
          <span className={classes.name}>{name}</span>
          <span className={classes.count} aria-hidden>
            {count}
          </span>
        </button>
      ))}
    </nav>
  );
});
