import type { Order } from '#shared/order/order.ts';
import { defaultTypeOf } from '#shared/settings/settings.ts';
import type { Till } from '../../till-client/till.ts';
import { type CounterStore, NOWHERE } from '../counter-store.ts';
import { type Place, placesOf } from './places.ts';

interface Hand {
  readonly store: CounterStore;
  order(): Order | null;
}

/** Where what is rung up now belongs: as chosen, in an order that has places at all. */
export function placeNow(till: Pick<Till, 'store'>, counter: Hand): Place {
  const { place, nextType } = counter.store.getState();
  const shop = till.store.getState().state?.settings.shop;
  const inHand = counter.order();
  const open = inHand?.status.state === 'open' ? inHand : null;
  return shop && placesOf(open, nextType ?? defaultTypeOf(shop), shop, place) ? place : NOWHERE;
}
