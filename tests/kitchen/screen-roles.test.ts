import { describe, expect, it } from 'vitest';
import { newId, openDay, openEngine, openOrder, smallShop } from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { connectScreen, forStations } from '#support/screen.ts';
import { bumpOf, cardsOf, kitchenEngines, onlyCard, send, slipsOf, station } from './kitchen-engines.ts';

const TOAST = id<string>(0x11);

const engines = kitchenEngines();

describe('a station that is read on a screen alone', () => {
  it('[K26] prints while no screen that shows it is connected, and the counter is told', async () => {
    const engine = await engines.open('screen', 'both');
    const changes = await engine.client.till.watch();
    await changes.next();
    const unseen = async () => (await engine.client.till.state()).unseenStations;
    const ordered = async () => {
      await send(engine, await openOrder(engine, TOAST));
      return (await slipsOf(engine)).length;
    };
    expect(await unseen()).toEqual([KITCHEN.id]);
    expect(await ordered()).toBe(1);
    const bar = connectScreen(engine, forStations(BAR.id));
    const guests = connectScreen(engine, { kind: 'ready' });
    expect(await unseen()).toEqual([KITCHEN.id]);
    expect(await ordered()).toBe(2);
    const kitchen = connectScreen(engine, forStations(KITCHEN.id));
    expect(await unseen()).toEqual([]);
    expect(await ordered()).toBe(2);
    kitchen.disconnect();
    expect(await ordered()).toBe(3);
    expect(cardsOf(engine)).toHaveLength(4);
    for (const screen of [bar, guests]) screen.disconnect();
    await engine.client.settings.change({
      commandId: newId(),
      changes: [{ noun: 'station', id: KITCHEN.id, set: { shows: 'paper' } }],
    });
    expect(await unseen()).toEqual([]);
    const told: unknown[] = [];
    for await (const change of changes) {
      if (change.kind === 'unseen-stations') told.push(change.stationIds);
      if (told.length === 7) break;
    }
    expect(told).toEqual([[KITCHEN.id], [KITCHEN.id], [], [KITCHEN.id], [KITCHEN.id], [KITCHEN.id], []]);
  });
});

describe('a screen for guests', () => {
  it('[K29] can ask nothing of the kitchen', async () => {
    const engine = await engines.open('screen');
    const { client } = connectScreen(engine, { kind: 'ready' });
    await send(engine, await openOrder(engine, TOAST));
    const command = bumpOf(onlyCard(engine));
    for (const asked of [client.kitchen.watch(), client.kitchen.bump(command), client.kitchen.recall(command)]) {
      await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 });
    }
    expect(onlyCard(engine).bumpedAt).toBeNull();
    expect(await client.place()).toMatchObject({
      name: 'Pass',
      role: { kind: 'ready' },
      shop: { name: 'Corner Café' },
    });
  });

  it('[K30] sees an order being prepared, then ready, and its number leaves by itself', async () => {
    let late = 0;
    const engine = openEngine(engines.path(), {
      now: () => (Date.now() + late) as never,
      seed: (shop) => {
        const { catalog, settings } = smallShop(shop);
        return { catalog, settings: [...settings, station(KITCHEN, 'screen')] };
      },
      // A sleep ends at once, and by then as much time has passed.
      pace: {
        now: () => performance.now(),
        random: () => 0.5,
        async sleep(ms, signal) {
          await new Promise((resolve) => setImmediate(resolve));
          if (ms < 60_000 || signal.aborted) return;
          await waited.promise;
          if (!signal.aborted) late += ms;
        },
      },
    });
    const waited = Promise.withResolvers<void>();
    engines.closes(engine);
    await openDay(engine);
    const cook = connectScreen(engine);
    const boards = await connectScreen(engine, { kind: 'ready' }).client.ready.watch();
    const next = async () => (await boards.next()).value;
    expect(await next()).toEqual({ preparing: [], ready: [] });
    const { order } = await send(engine, await openOrder(engine, TOAST));
    expect(await next()).toEqual({ preparing: [order.number], ready: [] });
    await cook.client.kitchen.bump(bumpOf(onlyCard(engine)));
    expect(await next()).toEqual({ preparing: [], ready: [order.number] });
    waited.resolve();
    expect(await next()).toEqual({ preparing: [], ready: [] });
    await boards.return?.();
  });
});
