import type { Catalog } from '#shared/catalog/catalog.ts';
import {
  applyChange,
  type CatalogChange,
  type RecordNoun,
  readRecord,
  type StampedRecord,
} from '#shared/journal/records.ts';

/** A menu with edits folded into it, as the engine would show it: records that are whole and not archived, in menu order. */
export function foldCatalog(before: Catalog, changes: readonly CatalogChange[]): Catalog {
  const records = new Map<string, StampedRecord>();
  const keep = (record: StampedRecord) => records.set(`${record.noun} ${record.id}`, record);
  const stand = (noun: RecordNoun, all: readonly { readonly id: string }[]) => {
    for (const { id, ...fields } of all) keep({ noun, id, fields, stamps: [] });
  };
  stand('item', before.items);
  stand('category', before.categories);
  stand('tax', before.taxes);
  stand('modifierGroup', before.modifierGroups);
  stand('schedule', before.schedules);
  changes.forEach((change, at) => {
    const known = records.get(`${change.noun} ${change.id}`) ?? null;
    keep(applyChange(known, change, String(at).padStart(9, '0')));
  });
  const all = [...records.values()];
  return {
    items: all.flatMap((one) => (one.noun === 'item' ? present(readRecord('item', one)) : [])).sort(byPosition),
    categories: all
      .flatMap((one) => (one.noun === 'category' ? present(readRecord('category', one)) : []))
      .sort(byPosition),
    taxes: all.flatMap((one) => (one.noun === 'tax' ? present(readRecord('tax', one)) : [])).sort(byName),
    modifierGroups: all
      .flatMap((one) => (one.noun === 'modifierGroup' ? present(readRecord('modifierGroup', one)) : []))
      .sort(byPosition),
    schedules: all.flatMap((one) => (one.noun === 'schedule' ? present(readRecord('schedule', one)) : [])).sort(byName),
  };
}

export const emptyCatalog: Catalog = { items: [], categories: [], taxes: [], modifierGroups: [], schedules: [] };

function present<T extends { readonly archived: boolean }>(record: T | null): T[] {
  if (!record) throw new Error('an edit leaves a record that is not whole');
  return record.archived ? [] : [record];
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const byPosition = (a: { position: number; name: string }, b: { position: number; name: string }): number =>
  a.position - b.position || byName(a, b);
