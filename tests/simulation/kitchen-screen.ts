import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { ScreenContract } from '#shared/contract/screen-contract.ts';
import type { ScreenId } from '#shared/ids/ids.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { TestEngine } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { ask, type Person } from './ask.ts';
import type { Step } from './plan.ts';
import { sameAs } from './same-as.ts';
import type { VirtualTill } from './virtual-till.ts';

export type ScreenClient = ContractRouterClient<ScreenContract>;

/** A screen of the whole kitchen, without a network between it and its engine. */
export const openKitchenScreen = ({ engine }: TestEngine): ScreenClient =>
  createRouterClient(engine.screenRouter, {
    context: { screen: { id: id<ScreenId>(0x5c), name: 'Pass', role: { kind: 'kitchen', stationIds: [] } } },
  });

/** What the kitchen's screen shows that was just opened. */
export async function ticketsOnScreen({ screen }: VirtualTill): Promise<readonly KitchenCard[]> {
  for await (const change of await screen.kitchen.watch()) if (change.kind === 'board') return change.board.cards;
  throw new Error('a kitchen screen was told nothing');
}

/** A cook taps a ticket. It then is as was said, and its order as before, so that no payment is stale; [K23], [K24]. */
export async function tapTicket(person: Person, { tap, ticket, crashAfter }: Step & { do: 'tap' }): Promise<void> {
  const { till, chance } = person;
  const { openOrders } = await till.client.till.state();
  const all = await ticketsOnScreen(till);
  // Most orders that the kitchen was told of are settled, and those cannot be in anybody's way.
  const ofOpen = all.filter((one) => openOrders.some(({ id }) => id === one.ticket.orderId));
  const cards = ofOpen.length > 0 ? ofOpen : all;
  const card = cards[ticket % Math.max(1, cards.length)];
  if (!card) return;
  const { orderId, sendId, station } = card.ticket;
  const input = { commandId: chance.id<string>(), orderId, sendId, stationId: station.stationId };
  const order = async () => (await till.client.orders.get({ orderId })).order;
  const before = await order();
  const say = async ({ screen }: VirtualTill) => {
    await screen.kitchen[tap](input);
    return null;
  };
  await ask(person, say, crashAfter);
  sameAs(await order(), before, 'an order whose ticket was tapped');
  const after = (await ticketsOnScreen(till)).find(
    (one) => one.ticket.sendId === sendId && one.ticket.station.stationId === station.stationId,
  );
  sameAs(after && after.bumpedAt !== null, tap === 'bump', 'whether a ticket that was tapped is done');
}
