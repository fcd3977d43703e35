import type { SalesReport } from '#shared/contract/cloud-contract.ts';

type ItemSales = SalesReport['byItem'][number];

export type ItemColumn = 'name' | 'quantity' | 'total';
export interface ItemOrder {
  readonly column: ItemColumn;
  readonly descending: boolean;
}

/** Items in the order of one column; what is equal there stands by name, so that rows keep their places. */
export function sortItems(items: readonly ItemSales[], order: ItemOrder, locale: string): ItemSales[] {
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const byName = (a: ItemSales, b: ItemSales) => names.compare(a.name, b.name) || (a.itemId < b.itemId ? -1 : 1);
  const sign = order.descending ? -1 : 1;
  const { column } = order;
  if (column === 'name') return items.toSorted((a, b) => sign * byName(a, b));
  return items.toSorted((a, b) => sign * (a[column] - b[column]) || byName(a, b));
}

/** The order after a click on a column's heading: the same one turns round; a new one starts as it is mostly read. */
export const orderAfter = (order: ItemOrder, column: ItemColumn): ItemOrder =>
  order.column === column ? { column, descending: !order.descending } : { column, descending: column !== 'name' };
