import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';
import { useKitchen } from './kitchen-context.tsx';
import classes from './station-tabs.module.css';

interface StationTabsProps {
  readonly columns: readonly Column[];
  readonly inView: readonly Column[];
}

/** Where not all stations fit: each with how much stands there, those in view marked. */
export function StationTabs({ columns, inView }: StationTabsProps) {
  const { t } = useTranslation('screen');
  const { goTo } = useKitchen();
  return (
    <nav className={classes.tabs} aria-label={t('stations')}>
      {columns.map((column) => (
        <button
          key={column.id}
          type="button"
          className={classes.tab}
          aria-current={inView.includes(column)}
          onClick={() => goTo(column)}
        >
          {column.name}
          <span className={classes.count}>{column.cards.length}</span>
          <span className={classes.spoken}>{t('tickets', { count: column.cards.length })}</span>
        </button>
      ))}
    </nav>
  );
}
