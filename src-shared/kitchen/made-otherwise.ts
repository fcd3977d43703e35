import { lineName } from '../order/line-name.ts';
import type { Order, OrderLine } from '../order/order.ts';
import { activeLines } from '../pricing/price-order.ts';
import { isMadeSomewhere, toldOf } from './routing.ts';
import { toldAncestor } from './told-ancestor.ts';

/** What of an order is made otherwise than its type says now, by the names of its lines, each once. */
export interface MadeOtherwise {
  /** What the kitchen was told of stays with these stations; of the order as it is now others would have heard. */
  readonly stays: readonly { readonly stations: readonly string[]; readonly names: readonly string[] }[];
  /** What stations make in orders of other types, and none in one of this type. */
  readonly lost: readonly string[];
}

/** What a person is told who has changed an order's type; spec [K76]. */
export function madeOtherwise(order: Order): MadeOtherwise {
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const active = activeLines(order);
  const isTold = (line: OrderLine) => line.kitchen === 'told' || toldAncestor(line, byId) !== null;
  const stays = active.filter(isTold).flatMap((line) => {
    const stations = namesOf(toldOf(order, line));
    const asNew = namesOf(toldOf(order, { ...line, kitchen: 'untold', replaces: null }));
    return stations.join('\n') === asNew.join('\n') ? [] : [{ stations, name: lineName(line) }];
  });
  const lost = active.filter((line) => !isTold(line) && isMadeSomewhere(line) && toldOf(order, line).length === 0);
  return {
    stays: [...Map.groupBy(stays, ({ stations }) => stations.join('\n')).values()].map((alike) => ({
      stations: alike[0]?.stations ?? [],
      names: [...new Set(alike.map(({ name }) => name))],
    })),
    lost: [...new Set(lost.map(lineName))],
  };
}

const namesOf = (stations: readonly { readonly name: string }[]): string[] => stations.map(({ name }) => name);
