import { defaultTypeOf } from '#shared/settings/settings.ts';
import { useOncePainted } from '../../till-client/use-once-painted.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { useCounter, useCounterView } from '../counter-context.tsx';
import { type Places, placesOf } from './places.ts';

/** The seats and courses to choose from for the order in hand; null where nobody is to be bothered with them. */
export function usePlaces(): Places | null {
  const { store } = useCounter();
  const till = useTill();
  const place = useCounterView((view) => view.place);
  const orderId = useCounterView((view) => view.orderId);
  const nextType = useOncePainted(store, (view) => view.nextType);
  // As a text, so that a line that changes neither paints nothing.
  const said = useOncePainted(till.store, ({ orders, state }) => {
    const shop = state?.settings.shop;
    const order = orderId ? (orders.get(orderId)?.view ?? null) : null;
    if (!shop || (order && order.status.state !== 'open')) return null;
    const places = placesOf(order, nextType ?? defaultTypeOf(shop), shop, place);
    return places && `${places.seats} ${places.courses}`;
  });
  if (!said) return null;
  const [seats = 0, courses = 0] = said.split(' ').map(Number);
  return { seats, courses };
}
