import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { formatMoney } from '#shared/money/currency.ts';
import { displayLocale } from '../components/display-locale.ts';
import { Card } from './card.tsx';
import { Placeholder } from './placeholder.tsx';
import { ShareBar } from './share-bar.tsx';
import { type ItemColumn, type ItemOrder, orderAfter, sortItems } from './sort-items.ts';
import classes from './table.module.css';

const FIRST_ROWS = 10;
const COLUMNS: readonly ItemColumn[] = ['name', 'quantity', 'total'];

/** What was sold, best first, in any order the owner likes. */
export function ItemsCard({ report }: { readonly report: SalesReport | null }) {
  const { t } = useTranslation('office');
  const [order, setOrder] = useState<ItemOrder>({ column: 'total', descending: true });
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => (report ? sortItems(report.byItem, order, displayLocale()) : []), [report, order]);
  if (report === null) {
    return (
      <Card title={t('items.title')}>
        <Placeholder height="320px" />
      </Card>
    );
  }
  const most = Math.max(1, ...sorted.map((item) => item.total));
  const counts = new Intl.NumberFormat(displayLocale(), { maximumFractionDigits: 3 });
  return (
    <Card title={t('items.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <SortHeading
                key={column}
                column={column}
                order={order}
                onSort={() => setOrder(orderAfter(order, column))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {(all ? sorted : sorted.slice(0, FIRST_ROWS)).map((item) => (
            <tr key={`${item.itemId} ${item.name}`}>
              <th scope="row">
                {item.name}
                <ShareBar share={item.total / most} slim />
              </th>
              <td className={classes.number}>{counts.format(item.quantity / 1_000)}</td>
              <td className={classes.number}>{formatMoney(item.total, report.shop.currency, displayLocale())}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > FIRST_ROWS ? (
        <Button variant="subtle" size="md" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('items.fewer') : t('items.all', { count: sorted.length })}
        </Button>
      ) : null}
    </Card>
  );
}

interface SortHeadingProps {
  readonly column: ItemColumn;
  readonly order: ItemOrder;
  readonly onSort: () => void;
}

function SortHeading({ column, order, onSort }: SortHeadingProps) {
  const { t } = useTranslation('office');
  const active = order.column === column;
  const Arrow = order.descending ? IconChevronDown : IconChevronUp;
  return (
    <th
      scope="col"
      className={column === 'name' ? undefined : classes.number}
      aria-sort={active ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={classes.sort} data-active={active || undefined} onClick={onSort}>
        {t(`items.${column}`)}
        <Arrow size={16} aria-hidden className={classes.arrow} />
      </button>
    </th>
  );
}
