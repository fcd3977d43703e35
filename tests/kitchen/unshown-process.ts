import { newId, openDay, openEngine, openOrder } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { connectScreen } from '#support/screen.ts';
import { shopOnScreens } from './shop-on-screens.ts';

/*
 * A till in a process of its own, to be killed: `node unshown-process.ts DIRECTORY PRINTER`. Its screen paints the first ticket
 * that is sent and not the second.
 */
const [, , directory = '', printer = ''] = process.argv;
const engine = openEngine(directory, { seed: (shop) => shopOnScreens(shop, 'screen', printer) });
await openDay(engine);
const { client } = connectScreen(engine);
const numbers: string[] = [];
for (const isPainted of [true, false]) {
  const order = await openOrder(engine, id<string>(0x11));
  const sent = { commandId: newId<string>(), orderId: order.id, sendId: newId<string>() };
  await engine.client.orders.send({ ...sent, expectedVersion: order.version });
  numbers.push(order.number);
  const changes = await client.kitchen.watch();
  const first = await changes.next();
  if (first.done || first.value.kind !== 'board') throw new Error('the first message is a board');
  const tickets = first.value.board.cards.map(({ ticket: { orderId, sendId, station, at } }) => ({
    ...{ orderId, sendId, stationId: station.stationId, at },
  }));
  if (isPainted) await client.kitchen.painted({ tickets });
  await changes.return?.();
}
process.send?.(numbers);
process.on('disconnect', () => process.exit());
