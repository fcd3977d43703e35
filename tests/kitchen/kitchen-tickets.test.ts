import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handleOrderCommand } from '#main/engine/handle-command.ts';
import { DELIVERIES_KEPT_MS } from '#main/engine/keep-forgetting.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { verify } from '#main/engine/verify.ts';
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
} from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { commandFor, FRY, kitchenSteps, PASS, ROUTED_MENU } from '#support/random-kitchen.ts';
import { connectScreen, nameOf, Watching } from '#support/screen.ts';
import { bumpOf, cardsOf, fileOf, kitchenEngines, onlyCard, send, slipsOf, station } from './kitchen-engines.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);

const engines = kitchenEngines();

describe('what screens show', () => {
  it('[K20] is for the stations that were chosen for it, beside paper or without', async () => {
    const engine = await engines.open('both', 'screen');
    connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST, LEMONADE));
    expect(cardsOf(engine).map(({ ticket }) => [ticket.station.name, ticket.lines[0]?.name])).toEqual([
      ['Kitchen', 'Cheese toast'],
      ['Bar', 'Lemonade'],
    ]);
    expect((await slipsOf(engine)).map((ticket) => ticket.station.name)).toEqual(['Kitchen']);
  });

  it('[K21] is what paper says, for any course of edits, sends, rushes, bumps and recalls, to a screen that heard it all', async () => {
    const engine = openEngine(engines.path(), {
      seed: (shop) => ({
        catalog: routedCatalog(),
        settings: [
          ...smallShop(shop).settings.filter(({ noun }) => noun !== 'station'),
          ...[KITCHEN, BAR, FRY, PASS].map((one) => station(one, 'both')),
        ],
      }),
    });
    engines.closes(engine);
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
    expect(verify(fileOf(engines.path()), MIGRATIONS).fault).toBeNull();
    await watching.stop();
  });

  it('[K73] [K74] is for the stations that make things of the order’s type, and stays there, also in a file that is rebuilt', async () => {
    const engine = await engines.open('both', 'both');
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
    const engine = await engines.open('screen');
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
    const engine = await engines.open('screen');
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
    const engine = await engines.open('screen', 'paper', engines.path(), () => asInstant(Date.now() + later));
    connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST));
    later = 20 * 86_400_000;
    await send(engine, await openOrder(engine, LEMONADE, TOAST));
    const [, ofToday] = cardsOf(engine);
    const forget = () =>
      forgetKitchenTickets(engine.engine.till.db, asInstant(Date.now() + later - DELIVERIES_KEPT_MS), 50);
    expect([forget(), forget()]).toEqual([1, 0]);
    expect(onlyCard(engine)).toEqual(ofToday);
    expect(verify(fileOf(engines.path()), MIGRATIONS).fault).toBeNull();
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
