import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleOrderCommand } from '#main/engine/handle-command.ts';
import { DELIVERIES_KEPT_MS } from '#main/engine/keep-forgetting.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { verify } from '#main/engine/verify.ts';
import { readKitchenBoard } from '#main/kitchen/kitchen-board.ts';
import { forgetKitchenTickets } from '#main/kitchen/kitchen-tickets.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { canonicalJson } from '#shared/journal/canonical-json.ts';
import type { CatalogChange, SettingsChange } from '#shared/journal/records.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import { asInstant } from '#shared/time/instant.ts';
import { effort } from '#support/effort.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  smallShop,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { commandFor, FRY, kitchenSteps, PASS, ROUTED_MENU } from '#support/random-kitchen.ts';
import { connectScreen, forStations, keyOf, nameOf, Watching } from '#support/screen.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);

let directory: ReturnType<typeof tempDirectory>;
let running: TestEngine[];
beforeEach(() => {
  directory = tempDirectory();
  running = [];
});
afterEach(async () => {
  for (const engine of running) await engine.close();
  directory.remove();
});

const station = ({ id, ...set }: { id: string }, shows: string) =>
  ({ noun: 'station', id, set: { ...set, shows } }) as SettingsChange;

/** A small shop whose kitchen and bar are read as given. */
async function open(
  kitchen: string,
  bar = 'paper',
  path = directory.path,
  now = () => asInstant(Date.now()),
): Promise<TestEngine> {
  const engine = openEngine(path, {
    now,
    seed: (shop) => {
      const { catalog, settings } = smallShop(shop);
      return { catalog, settings: [...settings, station(KITCHEN, kitchen), station(BAR, bar)] };
    },
  });
  running.push(engine);
  if (!engine.engine.till.day) await openDay(engine);
  return engine;
}

const send = async ({ client }: TestEngine, order: { id: string; version: number }) =>
  client.orders.send({ commandId: newId(), orderId: order.id, sendId: newId(), expectedVersion: order.version });

const cardsOf = ({ engine }: TestEngine): KitchenCard[] => readKitchenBoard(engine.till).cards;
const onlyCard = (engine: TestEngine): KitchenCard => {
  const [card, ...more] = cardsOf(engine);
  if (!card || more.length > 0) throw new Error(`there are ${more.length + 1} cards`);
  return card;
};
const slipsOf = async ({ client }: TestEngine) =>
  (await client.printing.jobs({ limit: 200 })).jobs.flatMap(({ content }) =>
    content.kind === 'ticket' ? [content.ticket] : [],
  );
const bumpOf = (card: KitchenCard) => ({ commandId: newId<string>(), ...keyOf(card) });
const fileOf = (path = directory.path) => join(path, 'till.db');

describe('what screens show', () => {
  it('[K20] is for the stations that were chosen for it, beside paper or without', async () => {
    const engine = await open('both', 'screen');
    connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST, LEMONADE));
    expect(cardsOf(engine).map(({ ticket }) => [ticket.station.name, ticket.lines[0]?.name])).toEqual([
      ['Kitchen', 'Cheese toast'],
      ['Bar', 'Lemonade'],
    ]);
    expect((await slipsOf(engine)).map((ticket) => ticket.station.name)).toEqual(['Kitchen']);
  });

  it('[K21] is what paper says, for any course of edits, sends, rushes, bumps and recalls, to a screen that heard it all', async () => {
    const engine = openEngine(directory.path, {
      seed: (shop) => ({
        catalog: routedCatalog(),
        settings: [
          ...smallShop(shop).settings.filter(({ noun }) => noun !== 'station'),
          ...[KITCHEN, BAR, FRY, PASS].map((one) => station(one, 'both')),
        ],
      }),
    });
    running.push(engine);
    await openDay(engine);
    const { client } = connectScreen(engine);
    const watching = new Watching(client);
    await watching.until(() => watching.heard.length > 0);
    const steps = fc.array(fc.record({ course: kitchenSteps, bumps: fc.array(fc.nat(), { maxLength: 6 }) }), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (orders) => {
        for (const { course, bumps } of orders) {
          const orderId = newId<OrderId>();
          play(engine, orderId, course);
          const cards = cardsOf(engine);
          for (const at of bumps) {
            const card = cards[at % Math.max(1, cards.length)];
            if (card) await client.kitchen[at % 3 === 0 ? 'recall' : 'bump'](bumpOf(card));
          }
          const shown = allTickets(engine, 'kitchen_ticket', orderId);
          expect(shown).toEqual(allTickets(engine, 'print_job', orderId));
        }
      }),
      { seed: 11, numRuns: 12 * effort },
    );
    const board = cardsOf(engine);
    const last = board.at(-1);
    expect(last).toBeDefined();
    await client.kitchen[last?.bumpedAt ? 'recall' : 'bump'](bumpOf(last as KitchenCard));
    const heard = await watching.until((cards) => cards.some((card) => isMoved(card, last as KitchenCard)));
    const standing = (cards: KitchenCard[]) => cards.filter(({ bumpedAt }) => bumpedAt === null).sort(byName);
    expect(standing(heard)).toEqual(standing(cardsOf(engine)));
    expect(verify(fileOf(), MIGRATIONS).fault).toBeNull();
    await watching.stop();
  });

  it('[K73] [K74] is for the stations that make things of the order’s type, and stays there, also in a file that is rebuilt', async () => {
    const engine = await open('both', 'both');
    const { client } = engine;
    const change = { noun: 'station', id: BAR.id, set: { orderTypes: ['dine-in'] } } satisfies SettingsChange;
    await client.settings.change({ commandId: newId(), changes: [change] });
    const shown = () => cardsOf(engine).map(({ ticket }) => [ticket.station.name, ticket.lines[0]?.kind]);
    const { order } = await send(engine, await openOrder(engine, TOAST, LEMONADE));
    expect(shown()).toEqual([['Kitchen', 'new']]);
    const label = (type: 'dine-in' | 'takeaway') =>
      client.orders.label({ commandId: newId(), orderId: order.id, set: { type } });
    const sent = await send(engine, (await label('dine-in')).order);
    const lemonade = sent.order.lines.find(({ itemId }) => itemId === LEMONADE);
    await label('takeaway');
    const said = { commandId: newId<string>(), orderId: order.id, lineId: lemonade?.lineId ?? '', reason: 'mistake' };
    rebuild(engine.engine.till.db, engine.engine.till.device.id);
    const voided = await send(engine, (await client.orders.voidLine(said)).order);
    expect(shown()).toEqual([
      ['Kitchen', 'new'],
      ['Bar', 'new'],
      ['Bar', 'void'],
    ]);
    expect((await slipsOf(engine)).map(({ station, kind }) => [station.name, kind])).toHaveLength(3);
    expect(voided.order.lines).toMatchObject([{ kitchen: 'told' }, { toldAs: 'dine-in', kitchen: 'told-void' }]);
  });

  it('[K5][K21] is neither lost nor doubled where one send id is given to two sends', async () => {
    const engine = await open('screen');
    connectScreen(engine);
    const sendId = newId<string>();
    const again = async (order: { id: string; version: number }) =>
      engine.client.orders.send({ commandId: newId(), orderId: order.id, sendId, expectedVersion: order.version });
    const { order } = await again(await openOrder(engine, TOAST));
    const added = await engine.client.orders.addLine({
      ...{ commandId: newId<string>(), orderId: order.id, lineId: newId<string>(), itemId: id<string>(0x12) },
      ...{ quantity: 1_000, modifiers: [], note: null, price: null },
    });
    await again(added.order);
    expect(onlyCard(engine).ticket.lines.map(({ name }) => name)).toEqual(['Cheese toast', 'Apple cake']);
  });

  it('[K22] is of the open trading day, and else of the last one', async () => {
    const engine = await open('screen');
    const { client } = connectScreen(engine);
    const { order } = await send(engine, await openOrder(engine, TOAST));
    const old = onlyCard(engine);
    await settle(engine, order, 650);
    await engine.client.day.close({ commandId: newId() });
    expect(onlyCard(engine)).toEqual(old);
    const watching = new Watching(client);
    await watching.until((cards) => cards.length === 1);
    const { today } = await engine.client.till.state();
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10) as typeof today;
    await engine.client.day.open({ commandId: newId(), businessDate: tomorrow });
    await watching.until((cards) => watching.heard.length > 1 && cards.length === 0);
    await expect(client.kitchen.bump(bumpOf(old))).rejects.toMatchObject({ data: { code: 'ticket-unknown' } });
    await watching.stop();
  });

  it('[K27] is forgotten after some days, however long its trading day was open, and nothing else of it', async () => {
    let later = 0;
    const engine = await open('screen', 'paper', directory.path, () => asInstant(Date.now() + later));
    connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST));
    later = 20 * 86_400_000;
    await send(engine, await openOrder(engine, LEMONADE, TOAST));
    const [, ofToday] = cardsOf(engine);
    const forget = () =>
      forgetKitchenTickets(engine.engine.till.db, asInstant(Date.now() + later - DELIVERIES_KEPT_MS), 50);
    expect([forget(), forget()]).toEqual([1, 0]);
    expect(onlyCard(engine)).toEqual(ofToday);
    expect(verify(fileOf(), MIGRATIONS).fault).toBeNull();
  });
});

describe('what the kitchen says', () => {
  it('[K23] is a fact of the journal that leaves the order as it is: no payment goes stale', async () => {
    const engine = await open('screen');
    const { client } = connectScreen(engine);
    const { order } = await send(engine, await openOrder(engine, TOAST));
    await client.kitchen.bump(bumpOf(onlyCard(engine)));
    expect(onlyCard(engine).bumpedAt).not.toBeNull();
    const entries = engine.engine.till.db.prepare("SELECT type FROM entry WHERE type LIKE 'kitchen.%'").all();
    expect(entries).toEqual([{ type: 'kitchen.bumped' }]);
    expect((await engine.client.orders.get({ orderId: order.id })).order).toEqual(order);
    await expect(settle(engine, order, 650)).resolves.toMatchObject({ order: { status: { state: 'completed' } } });
  });

  it('[K24] counts by its last word, and repeated changes nothing', async () => {
    const engine = await open('screen');
    const { client } = connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST));
    const first = bumpOf(onlyCard(engine));
    await client.kitchen.bump(first);
    const { bumpedAt } = onlyCard(engine);
    await client.kitchen.bump(first);
    await client.kitchen.bump({ ...first, commandId: newId() });
    expect(onlyCard(engine).bumpedAt).toBe(bumpedAt);
    await client.kitchen.recall({ ...first, commandId: newId() });
    await client.kitchen.bump(first);
    expect(onlyCard(engine).bumpedAt).toBeNull();
    const said = engine.engine.till.db.prepare("SELECT type FROM entry WHERE type LIKE 'kitchen.%' ORDER BY position");
    expect(said.all()).toEqual([{ type: 'kitchen.bumped' }, { type: 'kitchen.recalled' }]);
  });

  it('[K24] is refused of a ticket that is not there, and where its id was used before', async () => {
    const engine = await open('screen');
    const { client } = connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST));
    const command = bumpOf(onlyCard(engine));
    await client.kitchen.bump(command);
    const refused = (code: string) =>
      expect.objectContaining({ code: 'REFUSED', data: expect.objectContaining({ code }) });
    await expect(client.kitchen.recall(command)).rejects.toEqual(refused('command-reused'));
    const gone = { ...command, commandId: newId<string>(), sendId: newId<string>() };
    await expect(client.kitchen.bump(gone)).rejects.toEqual(refused('ticket-unknown'));
    const extra = { ...command, more: 1 } as typeof command;
    await expect(client.kitchen.bump(extra)).rejects.toMatchObject({ code: 'BAD_REQUEST', status: 400 });
  });

  it('[K25] stands after the process died, and after the projections were folded again', async () => {
    const engine = await open('screen', 'screen');
    const { client } = connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST, LEMONADE));
    await client.kitchen.bump(bumpOf(cardsOf(engine)[0] as KitchenCard));
    const before = cardsOf(engine);
    const copy = tempDirectory();
    cpSync(directory.path, copy.path, { recursive: true });
    rmSync(join(copy.path, 'till.lock'), { force: true });
    const after = await open('screen', 'screen', copy.path);
    expect(cardsOf(after)).toEqual(before);
    rebuild(after.engine.till.db, after.engine.till.device.id);
    expect(cardsOf(after)).toEqual(before);
    expect(verify(fileOf(copy.path), MIGRATIONS).fault).toBeNull();
    await running.pop()?.close();
    copy.remove();
  });
});

describe('a station that is read on a screen alone', () => {
  it('[K26] prints while no screen that shows it is connected, and the counter is told', async () => {
    const engine = await open('screen', 'both');
    const changes = await engine.client.till.watch();
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
    const engine = await open('screen');
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
    const engine = openEngine(directory.path, {
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
    running.push(engine);
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

function play(
  engine: TestEngine,
  orderId: OrderId,
  course: typeof kitchenSteps extends fc.Arbitrary<infer C> ? C : never,
) {
  const { till } = engine.engine;
  const one = () => ({ commandId: newId<never>(), orderId: orderId as never });
  handleOrderCommand(till, { name: 'open', input: one() });
  const order = () => till.openOrders.get(orderId) ?? null;
  for (const { what, quantity } of course) {
    const command = commandFor(what, order(), quantity, one, newId);
    if (command) handleOrderCommand(till, command);
  }
  const sendId = newId<never>();
  handleOrderCommand(till, { name: 'send', input: { ...one(), sendId, expectedVersion: order()?.version ?? 0 } });
}

/** An order's tickets on the screens or on paper, each as it was made for its station. */
function allTickets({ engine }: TestEngine, table: 'kitchen_ticket' | 'print_job', orderId: OrderId): string[] {
  const said = table === 'print_job' ? "content ->> '$.ticket'" : 'ticket';
  const rows = engine.till.db
    .prepare(`SELECT ${said} AS ticket FROM ${table} WHERE order_id = ?`)
    .all(Buffer.from(orderId.replaceAll('-', ''), 'hex')) as { ticket: string }[];
  return rows
    .map(({ ticket }) => {
      const { looks: _, ...rest } = JSON.parse(ticket);
      return canonicalJson(rest);
    })
    .sort();
}

function routedCatalog(): CatalogChange[] {
  const record = (noun: string, { id, ...set }: { id: string }) => ({ noun, id, set }) as CatalogChange;
  return [
    ...ROUTED_MENU.taxes.map((one) => record('tax', one)),
    ...ROUTED_MENU.categories.map((one) => record('category', one)),
    ...ROUTED_MENU.modifierGroups.map((one) => record('modifierGroup', one)),
    ...ROUTED_MENU.items.map((one) => record('item', one)),
  ];
}

const byName = (a: KitchenCard, b: KitchenCard): number => (nameOf(a) < nameOf(b) ? -1 : 1);
const isMoved = (card: KitchenCard, from: KitchenCard): boolean =>
  nameOf(card) === nameOf(from) && (card.bumpedAt === null) !== (from.bumpedAt === null);
