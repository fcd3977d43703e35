import type { Catalog, Tax } from '#shared/catalog/catalog.ts';
import type { TaxId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { firstBy } from './first-by.ts';
import type { NamedTax } from './menu-format.ts';
import type { RecordIds } from './record-ids.ts';
import { nameKey } from './tidy-text.ts';

export interface TaxPlan {
  readonly changes: CatalogChange[];
  /** The taxes named, where an item that bears `borne` already keeps what fits; spec [I11]. */
  idsOf(named: readonly NamedTax[], borne: readonly TaxId[]): TaxId[];
}

/** Menus of these currencies' countries show prices to which tax is added; elsewhere the price contains it. */
const TAX_ADDED = new Set(['USD', 'CAD']);

/** Finds or makes taxes by name and rate; a rate without a name finds any tax of that rate. */
export function planTaxes(current: Catalog, currency: string, ids: RecordIds): TaxPlan {
  const changes: CatalogChange[] = [];
  const known = new Map(current.taxes.map((tax) => [tax.id, tax]));
  const made = new Set<TaxId>();
  const firstByKey = firstBy(current.taxes, (tax) => keyOf(tax.name, tax.rate));
  const firstByRate = firstBy(current.taxes, (tax) => String(tax.rate));

  const make = (name: string, rate: Tax['rate']): TaxId => {
    const id = ids.tax(keyOf(name, rate));
    if (!known.has(id) && !made.has(id)) {
      made.add(id);
      const set = { name, rate, inclusive: !TAX_ADDED.has(currency), archived: false };
      changes.push({ noun: 'tax', id, set });
    }
    return id;
  };
  const idOf = ({ name, rate, isUnnamed }: NamedTax, borne: readonly TaxId[]): TaxId => {
    if (!isUnnamed) return firstByKey.get(keyOf(name, rate))?.id ?? make(name, rate);
    const kept = borne.find((id) => known.get(id)?.rate === rate);
    if (kept) return kept;
    const own = ids.tax(keyOf(name, rate));
    return known.has(own) ? own : (firstByRate.get(String(rate))?.id ?? make(name, rate));
  };
  return { changes, idsOf: (named, borne) => [...new Set(named.map((tax) => idOf(tax, borne)))] };
}

const keyOf = (name: string, rate: number): string => `${nameKey(name)}\n${rate}`;
