import type { Catalog } from '../catalog/catalog.ts';
import type { StationId } from '../ids/ids.ts';
import type { OrderType } from '../order/order-type.ts';
import type { Station } from '../settings/settings.ts';

/** What no station makes in orders of a type, by name. */
export interface MadeNowhere {
  readonly type: OrderType;
  readonly names: readonly string[];
}

/**
 * What of a menu stations make in orders of some types, but none in those of another that the shop takes: categories, then
 * items with stations of their own. What has no station at all is meant to have none; spec [K75].
 */
export function madeNowhere(
  { categories, items }: Pick<Catalog, 'categories' | 'items'>,
  stations: readonly Station[],
  types: readonly OrderType[],
): MadeNowhere[] {
  if (stations.every(({ orderTypes }) => !orderTypes)) return [];
  const known = new Map(stations.filter(({ archived }) => !archived).map((station) => [station.id, station]));
  const isLost = (ids: readonly StationId[], type: OrderType): boolean => {
    const makers = ids.flatMap((id) => known.get(id) ?? []);
    return makers.length > 0 && makers.every(({ orderTypes }) => orderTypes && !orderTypes.includes(type));
  };
  return types.flatMap((type) => {
    const names = [
      ...categories.filter(({ stationIds }) => isLost(stationIds, type)),
      ...items.filter(({ stationIds }) => stationIds !== null && isLost(stationIds, type)),
    ].map(({ name }) => name);
    return names.length > 0 ? [{ type, names }] : [];
  });
}
