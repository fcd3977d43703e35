import type { Catalog } from '#shared/catalog/catalog.ts';
import type { FirstMenu } from '#shared/first-run/first-run.ts';
import type { ShopId } from '#shared/ids/ids.ts';
import type { CatalogChange, RecordChange, SettingsChange } from '#shared/journal/records.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { demoMenu } from '../catalog/demo-shop.ts';

interface Planned {
  readonly catalog: CatalogChange[];
  readonly settings: SettingsChange[];
}

/**
 * What makes the menu, and the stations that make it, what was chosen and nothing else: another choice before takes itself back.
 * An imported menu stands already; of it only the demo's part goes. Taxes were chosen by themselves and stay; spec [FR6].
 */
export function planFirstMenu(
  chosen: FirstMenu,
  shop: ShopId,
  { taxes, ...menu }: Catalog,
  { stations }: Pick<Settings, 'stations'>,
): Planned {
  const byRate = [...taxes].sort((a, b) => b.rate - a.rate);
  const [full] = byRate;
  const reduced = byRate[1] ?? full;
  const demo = demoMenu(shop, { full: full ? [full.id] : [], reduced: reduced ? [reduced.id] : [] });
  const ofDemo = new Set([...demo.catalog, ...demo.settings].map(({ id }) => id as string));
  const goes = ({ id }: { readonly id: string }) =>
    chosen === 'empty' ? true : ofDemo.has(id) !== (chosen === 'demo');
  const archived = (noun: RecordChange['noun'], records: readonly { readonly id: string }[]) =>
    records.filter(goes).map(({ id }) => ({ noun, id, set: { archived: true } }) as unknown as RecordChange);
  const wanted = chosen === 'demo' ? demo : { catalog: [], settings: [] };
  return {
    catalog: [
      ...(archived('item', menu.items) as CatalogChange[]),
      ...(archived('category', menu.categories) as CatalogChange[]),
      ...(archived('modifierGroup', menu.modifierGroups) as CatalogChange[]),
      ...wanted.catalog.map(broughtBack),
    ],
    settings: [...(archived('station', stations) as SettingsChange[]), ...wanted.settings.map(broughtBack)],
  };
}

/** What an earlier choice had taken away. */
const broughtBack = <C extends RecordChange>(change: C): C => ({ ...change, set: { ...change.set, archived: false } });
