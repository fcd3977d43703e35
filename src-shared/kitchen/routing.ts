import type { z } from 'zod';
import type { Category, Item, modifier } from '../catalog/catalog.ts';
import type { StationId } from '../ids/ids.ts';
import type { Order, OrderLine } from '../order/order.ts';
import type { OrderType } from '../order/order-type.ts';
import { orderTypeOf } from '../order/order-type-of.ts';
import type { Station } from '../settings/settings.ts';
import { toldAncestor } from './told-ancestor.ts';

/** Where something is made, and in orders of which types. */
type RecordedStation = OrderLine['stations'][number];
export type LineStation = Pick<RecordedStation, 'stationId' | 'name'>;
type Stations = ReadonlyMap<StationId, Station>;
type Recorded = Pick<OrderLine, 'stations' | 'modifiers' | 'expo'>;
type TypedOrder = Pick<Order, 'lines' | 'type'>;
type MadeLine = Recorded & Pick<OrderLine, 'kitchen' | 'replaces' | 'toldAs'>;

/** Where an item is made: at its own stations, else at its category's, else nowhere; spec [K4]. */
export const stationsOfItem = (item: Item, category: Category | undefined, stations: Stations): RecordedStation[] =>
  named(item.stationIds ?? category?.stationIds ?? [], stations);

/** Where a modifier is made, besides where its item is; spec [K7]. */
export const stationsOfModifier = ({ stationIds }: z.output<typeof modifier>, stations: Stations): RecordedStation[] =>
  named(stationIds ?? [], stations);

/** The stations that put together what the others make; spec [K9]. */
export const expoStations = (stations: Stations): RecordedStation[] =>
  [...stations.values()].filter(({ kind, archived }) => kind === 'expo' && !archived).map(recorded);

/** Who makes a line in its order: its item's stations and its modifiers', each once; spec [K7], [K73]. */
export function makersOf(order: TypedOrder, line: MadeLine): LineStation[] {
  const makers = recordedMakers(line);
  return eachOnce(isTyped(line) ? makers.filter(makesFor(countsAs(order, line))) : makers);
}

/** Who is told of a line: who makes it and, where anybody does, the expo stations; spec [K9], [K73]. */
export function toldOf(order: TypedOrder, line: MadeLine): LineStation[] {
  const makers = makersOf(order, line);
  if (makers.length === 0) return [];
  const expo = line.expo ?? [];
  return eachOnce([...makers, ...(isTyped(line) ? expo.filter(makesFor(countsAs(order, line))) : expo)]);
}

/** Whether any station makes a line, be it in orders of one type alone. */
export const isMadeSomewhere = (line: Recorded): boolean => recordedMakers(line).length > 0;

/** Whether who hears of a line depends on what its order is. */
export const isTyped = (line: Recorded): boolean =>
  recordedMakers(line).some(({ orderTypes }) => orderTypes) ||
  (line.expo?.some(({ orderTypes }) => orderTypes) ?? false);

/**
 * What a line's order is as far as its stations go: what it was when the kitchen was told of the line, or of the one that it
 * stands in for; else what it is now; spec [K74].
 */
function countsAs(order: TypedOrder, line: MadeLine): OrderType {
  const known = { get: (id: OrderLine['lineId']) => order.lines.find(({ lineId }) => lineId === id) };
  const told = line.kitchen === 'untold' ? toldAncestor(line, known) : line;
  return told?.toldAs ?? orderTypeOf(order);
}

const makesFor =
  (type: OrderType) =>
  ({ orderTypes }: RecordedStation): boolean =>
    !orderTypes || orderTypes.includes(type);

const recordedMakers = ({ stations, modifiers }: Omit<Recorded, 'expo'>): RecordedStation[] => [
  ...stations,
  ...modifiers.flatMap((one) => one.stations ?? []),
];

const named = (ids: readonly StationId[], stations: Stations): RecordedStation[] =>
  ids.flatMap((id) => {
    const station = stations.get(id);
    return station && !station.archived ? [recorded(station)] : [];
  });

const recorded = ({ id, name, orderTypes }: Station): RecordedStation => ({
  ...{ stationId: id, name },
  ...(orderTypes && { orderTypes }),
});

const eachOnce = (stations: readonly RecordedStation[]): LineStation[] =>
  stations
    .filter(({ stationId }, at) => stations.findIndex((one) => one.stationId === stationId) === at)
    .map(({ stationId, name }) => ({ stationId, name }));
