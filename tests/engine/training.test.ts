import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Reader, reading } from '#main/db/connection.ts';
import { readDevice } from '#main/engine/device.ts';
import { takeShape } from '#main/engine/take-shape.ts';
import { verify } from '#main/engine/verify.ts';
import { byLink } from '#main/staff/caller.ts';
import type { PrinterId, StaffId } from '#shared/ids/ids.ts';
import type { Role } from '#shared/staff/rights.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  sendOrder,
  settle,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
let printer: TcpPrinter;
beforeEach(async () => {
  directory = tempDirectory();
  printer = await startTcpPrinter();
  till = openEngine(directory.path);
  await openDay(till);
});
afterEach(async () => {
  await till.close();
  await printer.close();
  directory.remove();
});

/** A window of the till; `client` asks as it would. */
function openWindow(session?: string) {
  const link = till.engine.sessions.openLink();
  if (session) link.resume(session);
  return { link, client: createRouterClient(till.engine.router, { context: byLink(link) }) };
}
type Window = ReturnType<typeof openWindow>;

/** The next link of a window that has entered a training. */
async function train(from: Window = openWindow(), session?: string) {
  const { token } = await from.client.training.enter();
  from.link.close();
  const window = openWindow(session);
  await window.client.training.resume({ token });
  return { ...window, token };
}
const asTill = ({ client }: Window) => ({ client }) as unknown as TestEngine;
const refusalIn = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => null,
    (error) => error.data.code,
  );
/** All that this till would be asked about: what it recorded, printed and counted. */
const shopNow = async () => {
  const { nextOrderNumber, openOrders, sync, stock } = await till.client.till.state();
  const { jobs } = await till.client.printing.jobs({ limit: 100 });
  const { orders } = await till.client.orders.list({});
  return {
    head: till.engine.till.head.position,
    nextOrderNumber,
    openOrders,
    pending: sync.pending,
    stock,
    jobs,
    orders,
  };
};
const copies = () =>
  existsSync(join(directory.path, 'training')) ? readdirSync(join(directory.path, 'training')) : [];
const useRealPrinters = async () => {
  const { printers } = (await till.client.till.state()).settings;
  const changes = printers.map(({ id: printerId }) => ({
    ...{ noun: 'printer' as const, id: printerId as PrinterId },
    set: { address: printer.address, opensDrawer: true },
  }));
  await till.client.settings.change({ commandId: newId(), changes });
};

async function hire(name: string, role: Role, pin: string): Promise<{ staffId: StaffId; pin: string }> {
  const staffId = newId<StaffId>();
  await till.client.staff.add({ commandId: newId(), staffId, name, role });
  await till.client.staff.setPin({ commandId: newId(), staffId, pin });
  return { staffId, pin };
}

describe('training', () => {
  it('[TR1] [TR5] sells, sends and settles on a copy, and the shop hears nothing: no entry, number, paper, drawer or stock', async () => {
    await useRealPrinters();
    const real = await openOrder(till, TOAST);
    const before = await shopNow();
    const window = await train();

    const state = await window.client.till.state();
    expect(state).toMatchObject({
      isTraining: true,
      nextOrderNumber: 'T-002',
      sync: { state: 'no-cloud', pending: 0 },
    });
    expect(state.device.id).not.toBe(till.engine.till.device.id);
    expect(state.openOrders.map((order) => order.id)).toEqual([real.id]);
    const order = await openOrder(asTill(window), TOAST, LEMONADE);
    const { order: done } = await settle(asTill(window), await sendOrder(asTill(window), order), 5_000);
    expect(done.status).toMatchObject({ state: 'completed', receiptNumber: expect.stringMatching(/^T-/) });
    await settle(asTill(window), real, 5_000);
    await window.client.drawer.noSale({ commandId: newId(), reason: 'To see it open' });
    const printed = async () => (await window.client.printing.jobs({ limit: 100 })).jobs.map((job) => job.state);
    await expect.poll(async () => new Set(await printed())).toEqual(new Set(['printed']));
    expect((await printed()).length).toBeGreaterThan(4);

    expect(await shopNow()).toEqual(before);
    expect(await refusalIn(till.client.orders.get({ orderId: order.id }))).toBe('order-unknown');
    expect(printer.connections.taken).toBe(0);
    await window.client.training.leave();
    expect(await shopNow()).toEqual(before);
    expect(verify(join(directory.path, 'till.db'), MIGRATIONS).fault).toBeNull();
    expect(printer.connections.taken).toBe(0);
  });

  it('[TR5] has every station print beside the counter, also one that is read on a screen, and no copy speaks to a printer that is set up in it', async () => {
    const { stations } = (await till.client.till.state()).settings;
    const changes = stations.map(({ id: stationId }) => ({
      ...{ noun: 'station' as const, id: stationId, set: { shows: 'screen' as const } },
    }));
    await till.client.settings.change({ commandId: newId(), changes });
    await useRealPrinters();
    const window = await train();
    const { settings } = await window.client.till.state();
    expect(settings.stations.map(({ shows }) => shows)).toEqual(['paper', 'paper']);
    expect(settings.printers.every(({ address }) => address.startsWith('virtual:'))).toBe(true);
    await sendOrder(asTill(window), await openOrder(asTill(window), TOAST));
    expect((await window.client.printing.jobs({ limit: 10 })).jobs).toMatchObject([{ content: { kind: 'ticket' } }]);
    expect(till.engine.till.screens.shows(stations[0]?.id as never)).toBe(false);
    expect(printer.connections.taken).toBe(0);
  });

  it('[TR3] is another device, and has of the file what the shop is and has sold, not what waits or was let in', async () => {
    const mira = await hire('Mira', 'owner', '582946');
    const window = openWindow();
    const { token: session } = await window.client.session.signIn(mira);
    await refusalIn(openWindow().client.session.signIn({ ...mira, pin: '000001' }));
    const real = await openOrder(till, TOAST, LEMONADE);
    await settle(till, await sendOrder(till, real), 5_000);
    const position = { handle: 'first', offset: '5_2' as const };
    takeShape(till.engine.till, { shape: 'guest', rows: [], position, isCaughtUp: true });
    const { db } = till.engine.till;
    db.exec("INSERT INTO kitchen_screen VALUES (randomblob(16), 'Grill', '{}', randomblob(32), 1, NULL)");
    await train(window, session);

    const [name = ''] = copies();
    const copy = join(directory.path, 'training', name);
    const rowsOf = (from: Reader, table: string) => from.prepare(`SELECT * FROM "${table}"`).all() as object[];
    reading(join(copy, 'till.db'), (of) => {
      for (const table of ['order', 'day', 'staff', 'drawer_session', 'stock_movement']) {
        expect(rowsOf(of, table), table).toEqual(rowsOf(db, table));
      }
      expect(rowsOf(of, 'entry').slice(0, rowsOf(db, 'entry').length)).toEqual(rowsOf(db, 'entry'));
      for (const table of ['command_answer', 'print_job', 'pin_try', 'session', 'kitchen_screen', 'shape']) {
        const shops = rowsOf(db, table).map((row) => JSON.stringify(row));
        expect(shops, table).not.toEqual([]);
        expect(
          rowsOf(of, table).filter((row) => shops.includes(JSON.stringify(row))),
          table,
        ).toEqual([]);
      }
      const device = readDevice(of);
      expect(device).toMatchObject({ letter: 'T' });
      expect(device?.id).not.toBe(till.engine.till.device.id);
    });
    expect(readdirSync(copy).filter((file) => /token|key|secret|backup/.test(file))).toEqual([]);
  });

  it('[TR4] refuses what is about the shop itself or its machines', async () => {
    const { client } = await train();
    const shop = till.engine.till.device.shop;
    const refused = [
      client.settings.change({ commandId: newId(), changes: [{ noun: 'shop', id: shop, set: { name: 'Mine' } }] }),
      client.staff.add({ commandId: newId(), staffId: newId<StaffId>(), name: 'Nobody' }),
      client.printing.check({ address: printer.address }),
      client.sync.pair({ code: 'ABCD1234' }),
      client.screens.switch({ commandId: newId(), on: true } as never),
      client.firstRun.finish({ commandId: newId() }),
    ];
    for (const answer of refused) expect(await refusalIn(answer)).toBe('not-in-training');
    expect(printer.connections.taken).toBe(0);
  });

  it('[TR6] throws the copy away on leaving, and a link that trained never speaks to the shop', async () => {
    const { client } = await train();
    await openOrder(asTill({ client } as Window), TOAST);
    expect(copies()).toHaveLength(1);
    await client.training.leave();
    const before = await shopNow();
    expect(await refusalIn(client.orders.open({ commandId: newId(), orderId: newId() }))).toBe('training-over');
    expect(await refusalIn(client.till.state())).toBe('training-over');
    expect(await shopNow()).toEqual(before);
    await expect.poll(copies).toEqual([]);
  });

  it('[TR6] is gone with the engine, and with the next start what a killed one left', async () => {
    const { token } = await train();
    await till.close();
    expect(copies()).toEqual([]);
    mkdirSync(join(directory.path, 'training', 'left'), { recursive: true });
    writeFileSync(join(directory.path, 'training', 'left', 'till.db'), 'what a power cut left');
    till = openEngine(directory.path);
    expect(copies()).toEqual([]);
    expect(await refusalIn(openWindow().client.training.resume({ token }))).toBe('training-over');
    expect((await openWindow().client.till.state()).isTraining).toBe(false);
  });

  it('[TR2] goes on by another link, and lets two train at once apart from each other while a third window sells', async () => {
    const [one, two] = [await train(), await train()];
    const orders = await Promise.all([one, two].map((window) => openOrder(asTill(window), TOAST)));
    expect(orders.map(({ number }) => number)).toEqual(['T-001', 'T-001']);
    const sold = await openOrder(asTill(openWindow()), LEMONADE);
    expect(sold.number).toBe('A-001');
    one.link.close();
    const again = openWindow();
    await again.client.training.resume({ token: one.token });
    const open = async ({ client }: Pick<Window, 'client'>) =>
      (await client.till.state()).openOrders.map((order) => order.id);
    expect(await open(again)).toEqual([orders[0]?.id]);
    expect(await open(two)).toEqual([orders[1]?.id]);
    expect(await open(openWindow())).toEqual([sold.id]);
    for (const window of [await train(), await train()]) window.link.close();
    expect(await refusalIn(openWindow().client.training.enter())).toBe('training-full');
  });

  it('[TR2] tells a window of its own copy alone, and of who is signed in at the till', async () => {
    const window = await train();
    const changes = await window.client.till.watch();
    await changes.next();
    await openOrder(till, LEMONADE);
    await openOrder(asTill(window), TOAST);
    const first = await changes.next();
    expect(first.value).toMatchObject({ kind: 'order', order: { number: 'T-001' } });
    await changes.return(undefined);
  });

  it('[TR7] counts a PIN that is tried in training at the till, lends rights in it, and ends with its person', async () => {
    const mira = await hire('Mira', 'owner', '582946');
    const sam = await hire('Sam', 'server', '7391');
    const first = openWindow();
    const { token: session } = await first.client.session.signIn(sam);
    const window = await train(first, session);
    const order = await sendOrder(asTill(window), await openOrder(asTill(window), TOAST));
    expect((await window.client.orders.story({ orderId: order.id })).entries[0]).toMatchObject({ staff: sam.staffId });

    const cancel = { commandId: newId<string>(), orderId: order.id, sendId: newId<string>(), reason: 'Left' };
    expect(await refusalIn(window.client.orders.cancel(cancel))).toBe('right-missing');
    const approval = { commandId: cancel.commandId, right: 'cancel-sent' as const, staffId: mira.staffId };
    for (const left of [4, 3, 2, 1]) {
      void left;
      expect(await refusalIn(window.client.staff.approve({ ...approval, pin: '000001' }))).toBe('pin-wrong');
    }
    expect(await refusalIn(window.client.staff.approve({ ...approval, pin: '000001' }))).toBe('pin-locked');
    expect(await refusalIn(openWindow().client.session.signIn(mira))).toBe('pin-locked');

    const noor = await hire('Noor', 'manager', '826493');
    await window.client.staff.approve({ ...approval, staffId: noor.staffId, pin: noor.pin });
    expect((await window.client.orders.cancel(cancel)).order.status.state).toBe('cancelled');
    await window.client.session.end();
    expect(await refusalIn(window.client.till.state())).toBe('not-signed-in');
    await window.client.session.signIn(noor);
    expect(await refusalIn(window.client.till.state())).toBe('training-over');
    await expect.poll(copies).toEqual([]);
  });
});
