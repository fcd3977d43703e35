import type { z } from 'zod';
import type { Category, Item, modifier } from '../catalog/catalog.ts';
import type { StationId } from '../ids/ids.ts';
import type { OrderLine } from '../order/order.ts';
import type { Station } from '../settings/settings.ts';

export type LineStation = OrderLine['stations'][number];
type Stations = ReadonlyMap<StationId, Station>;

/** Where an item is made: at its own stations, else at its category's, else nowhere; spec [K4]. */
export const stationsOfItem = (item: Item, category: Category | undefined, stations: Stations): LineStation[] =>
  named(item.stationIds ?? category?.stationIds ?? [], stations);

/** Where a modifier is made, besides where its item is; spec [K7]. */
export const stationsOfModifier = ({ stationIds }: z.output<typeof modifier>, stations: Stations): LineStation[] =>
  named(stationIds ?? [], stations);

/** The stations that put together what the others make; spec [K9]. */
export const expoStations = (stations: Stations): LineStation[] =>
  [...stations.values()]
    .filter(({ kind, archived }) => kind === 'expo' && !archived)
    .map(({ id, name }) => ({ stationId: id, name }));

/** Who makes a line: its item's stations and its modifiers', each once; spec [K7]. */
export const makersOf = (line: Pick<OrderLine, 'stations' | 'modifiers'>): LineStation[] =>
  eachOnce([...line.stations, ...line.modifiers.flatMap(({ stations }) => stations ?? [])]);

/** Who is told of a line: who makes it and, where anybody does, the expo stations; spec [K9]. */
export function toldOf(line: Pick<OrderLine, 'stations' | 'modifiers' | 'expo'>): LineStation[] {
  const makers = makersOf(line);
  return makers.length === 0 ? [] : eachOnce([...makers, ...(line.expo ?? [])]);
}

const named = (ids: readonly StationId[], stations: Stations): LineStation[] =>
  ids.flatMap((stationId) => {
    const station = stations.get(stationId);
    return station && !station.archived ? [{ stationId, name: station.name }] : [];
  });

const eachOnce = (stations: readonly LineStation[]): LineStation[] =>
  stations.filter(({ stationId }, at) => stations.findIndex((one) => one.stationId === stationId) === at);
