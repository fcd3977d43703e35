import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { fileSecrets } from '#main/engine/secrets.ts';
import { verify } from '#main/engine/verify.ts';
import { byLink } from '#main/staff/caller.ts';
import type { CommandId, OrderId, StaffId } from '#shared/ids/ids.ts';
import type { Right, Role } from '#shared/staff/rights.ts';
import type { SessionView } from '#shared/staff/session.ts';
import { asInstant } from '#shared/time/instant.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id } from '#support/orders.ts';

const TOAST = id<string>(0x11);
const OWNER_PIN = '902114';
const SERVER_PIN = '2580';

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
let clock = Date.parse('2026-11-20T12:00:00Z');
const logged: string[] = [];
beforeEach(() => {
  directory = tempDirectory();
  till = open();
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

function open(over: Partial<EngineOptions> = {}): TestEngine {
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  return openEngine(directory.path, { now: () => asInstant(clock), log, ...over });
}

async function restart(): Promise<void> {
  await till.close();
  till = open();
}

/** A window: its link, and the contract as it comes by that. */
function openWindow(of = till) {
  const link = of.engine.sessions.openLink();
  return { link, client: createRouterClient(of.engine.router, { context: byLink(link) }) };
}
type Screen = ReturnType<typeof openWindow>;

const command = () => ({ commandId: newId<CommandId>() });
async function hire(name: string, role: Role, pin: string | null): Promise<StaffId> {
  const staffId = newId<StaffId>();
  await till.client.staff.add({ ...command(), staffId, name, role });
  if (pin) await till.client.staff.setPin({ ...command(), staffId, pin });
  return staffId;
}
const staffedShop = async () => ({
  owner: await hire('Ada', 'owner', OWNER_PIN),
  server: await hire('Bo', 'server', SERVER_PIN),
});
const signIn = ({ client }: Screen, staffId: StaffId, pin: string) => client.session.signIn({ staffId, pin });
const refusal = (code: string, data: object = {}) => ({
  code: 'REFUSED',
  data: { code, data: expect.objectContaining(data) },
});
const entries = () =>
  till.engine.till.db
    .prepare('SELECT type, lower(hex(staff)) AS staff, payload FROM entry ORDER BY position')
    .all() as { type: string; staff: string; payload: string }[];
const hex = (staffId: string) => staffId.replaceAll('-', '');

async function viewsOf({ client }: Screen): Promise<AsyncIterator<SessionView>> {
  return (await client.session.watch())[Symbol.asyncIterator]();
}

describe('[SF13] before anybody has signed in', () => {
  test('[SF10] a till where nobody has a PIN asks nobody', async () => {
    const screen = openWindow();
    await hire('Ada', 'owner', null);
    await openDay({ ...till, client: screen.client as TestEngine['client'] });
    const views = await viewsOf(screen);
    expect((await views.next()).value).toMatchObject({ needed: false, people: [], signedIn: null });
    expect(await screen.client.till.state()).toMatchObject({ staff: [{ name: 'Ada', hasPin: false }] });
  });

  test('a screen reads and does nothing, whatever it asks; who can sign in it may know', async () => {
    const { owner, server } = await staffedShop();
    const gone = await hire('Cleo', 'cashier', '3691');
    await till.client.staff.archive({ ...command(), staffId: gone, archived: true });
    const screen = openWindow();
    const views = await viewsOf(screen);
    const seen = (await views.next()).value as SessionView;
    expect(seen).toEqual({
      ...{ needed: true, shop: 'Corner Café', signedIn: null, autoLockSeconds: 300 },
      people: [
        { id: owner, name: 'Ada' },
        { id: server, name: 'Bo' },
      ],
    });
    const asked = walk(screen.client, ['session']);
    expect(asked.length).toBeGreaterThan(40);
    for (const [path, ask] of asked) {
      await expect(
        Promise.resolve().then(() => ask({ ...command(), orderId: newId<OrderId>() })),
        path,
      ).rejects.toMatchObject(refusal('not-signed-in'));
    }
  });

  test('what a screen was watching ends for it with the first PIN, and with its session', async () => {
    const screen = openWindow();
    const changes = await screen.client.till.watch();
    await staffedShop();
    const heard: string[] = [];
    for await (const change of changes) heard.push(JSON.stringify(change));
    expect(heard.join()).not.toContain('"hasPin":true');
    const { owner } = { owner: (await till.client.staff.list()).staff[0]?.id as StaffId };
    await signIn(screen, owner, OWNER_PIN);
    const again = await screen.client.till.watch();
    const waiting = again.next();
    await screen.client.session.end();
    expect(await waiting).toMatchObject({ done: true });
    await expect(screen.client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
  });
});

describe('[SF18] a session', () => {
  test('belongs to one window, and everything done there says whose it was', async () => {
    const { server, owner } = await staffedShop();
    const [front, back] = [openWindow(), openWindow()];
    await signIn(front, owner, OWNER_PIN);
    await expect(back.client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
    await signIn(back, server, SERVER_PIN);
    await openDay({ ...till, client: front.client as TestEngine['client'] });
    const order = await openOrder({ ...till, client: back.client as TestEngine['client'] }, TOAST);
    await settle({ ...till, client: front.client as TestEngine['client'] }, order, 650);
    const told = entries().map(({ type, staff }) => [type, staff]);
    expect(told).toContainEqual(['day.opened', hex(owner)]);
    expect(told).toContainEqual(['order.opened', hex(server)]);
    expect(told).toContainEqual(['order.line-added', hex(server)]);
    expect(told).toContainEqual(['order.completed', hex(owner)]);
    expect(order.staff).toBe(server);
    expect(verify(till.engine.till.db.name, MIGRATIONS)).toMatchObject({ fault: null });
  });

  test('goes on by another link with its token, also after the engine was started anew, until it is ended', async () => {
    const { server } = await staffedShop();
    const screen = openWindow();
    const { token } = await signIn(screen, server, SERVER_PIN);
    screen.link.close();
    await restart();
    const next = openWindow();
    await next.client.session.resume({ token });
    expect((await (await viewsOf(next)).next()).value).toMatchObject({ signedIn: { staffId: server, role: 'server' } });
    await next.client.session.end();
    await expect(openWindow().client.session.resume({ token })).rejects.toMatchObject(refusal('session-over'));
    await expect(openWindow().client.session.resume({ token: 'x'.repeat(43) })).rejects.toMatchObject(
      refusal('session-over'),
    );
  });

  test('ends wherever it is when its person is archived or gets another PIN, and lasts one long shift', async () => {
    const { server, owner } = await staffedShop();
    const screens = [openWindow(), openWindow()] as const;
    const { token } = await signIn(screens[0], server, SERVER_PIN);
    await till.client.staff.setPin({ ...command(), staffId: server, pin: '7412' });
    await expect(screens[0].client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
    await expect(screens[1].client.session.resume({ token })).rejects.toMatchObject(refusal('session-over'));
    await expect(signIn(screens[0], server, SERVER_PIN)).rejects.toMatchObject(refusal('pin-wrong'));
    await signIn(screens[0], server, '7412');
    await till.client.staff.archive({ ...command(), staffId: server, archived: true });
    await expect(screens[0].client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
    const old = await signIn(screens[1], owner, OWNER_PIN);
    clock += 16 * 3_600_000;
    await expect(openWindow().client.session.resume(old)).rejects.toMatchObject(refusal('session-over'));
  });

  test('[SF9] has the rights of its person’s role as it now is', async () => {
    const { server } = await staffedShop();
    const screen = openWindow();
    await signIn(screen, server, SERVER_PIN);
    const close = () => screen.client.day.close(command());
    await openDay(till);
    await expect(close()).rejects.toMatchObject(refusal('right-missing', { right: 'close-day' }));
    await till.client.staff.setRole({ ...command(), staffId: server, role: 'supervisor' });
    expect(await close()).toMatchObject({ day: { state: 'closed' } });
    await expect(screen.client.staff.rename({ ...command(), staffId: server, name: 'Bob' })).rejects.toMatchObject(
      refusal('right-missing', { right: 'manage-staff' }),
    );
  });
});

describe('[SF14] wrong PINs', () => {
  test('make the next try wait, longer each time, also after the engine was stopped at any moment', async () => {
    const { server } = await staffedShop();
    let screen = openWindow();
    const guess = () => signIn(screen, server, '1379').catch((error: unknown) => error);
    for (const left of [3, 2, 1, 0]) expect(await guess()).toMatchObject(refusal('pin-wrong', { left }));
    expect(await guess()).toMatchObject(refusal('pin-locked', { seconds: 30 }));
    await restart();
    screen = openWindow();
    await expect(signIn(screen, server, SERVER_PIN)).rejects.toMatchObject(refusal('pin-locked', { seconds: 30 }));
    clock += 29_000;
    expect(await guess()).toMatchObject(refusal('pin-locked', { seconds: 1 }));
    clock += 1_000;
    expect(await guess()).toMatchObject(refusal('pin-locked', { seconds: 60 }));
    clock += 60_000;
    await signIn(screen, server, SERVER_PIN);
    expect(await guess()).toMatchObject(refusal('pin-wrong', { left: 3 }));
  });

  test('count before they are judged: not one more of them is had at once', async () => {
    const { server } = await staffedShop();
    const screen = openWindow();
    const guesses = Array.from({ length: 12 }, (_, n) => signIn(screen, server, String(1379 + n)));
    // On the disk while scrypt has not answered for the first yet.
    await Promise.resolve();
    const codes = (await Promise.allSettled(guesses)).map((one) =>
      one.status === 'rejected' ? (one.reason as { data: { code: string } }).data.code : 'in',
    );
    expect(codes.filter((code) => code === 'pin-wrong')).toHaveLength(4);
    expect(codes.filter((code) => code === 'pin-locked')).toHaveLength(8);
    expect(till.engine.till.db.prepare('SELECT failed FROM pin_try').all()).toEqual([{ failed: 5 }]);
  });

  test('are a person’s own: somebody else signs in meanwhile', async () => {
    const { server, owner } = await staffedShop();
    const screen = openWindow();
    for (let n = 0; n < 5; n += 1) await signIn(screen, server, '1379').catch(() => null);
    expect(await signIn(screen, owner, OWNER_PIN)).toMatchObject({ token: expect.any(String) });
  });
});

describe('[SF20] an approval', () => {
  const discountOf = (orderId: OrderId) => ({
    ...command(),
    ...{ orderId, discountId: newId<never>(), lineId: null, reason: null },
    value: { kind: 'amount', amount: 100 as never } as const,
  });

  async function serving() {
    const staff = await staffedShop();
    const manager = await hire('Mia', 'manager', '481516');
    const screen = openWindow();
    await openDay(till);
    await signIn(screen, staff.server, SERVER_PIN);
    const order = await openOrder({ ...till, client: screen.client as TestEngine['client'] }, TOAST);
    const approve = (commandId: CommandId, right: Right, staffId = manager, pin = '481516') =>
      screen.client.staff.approve({ commandId, right, staffId, pin });
    return { ...staff, manager, screen, order, approve };
  }

  test('[SF21] lets one command through, once, and the journal says both who did it and who approved it', async () => {
    const { screen, order, server, manager, approve } = await serving();
    const asked = discountOf(order.id);
    await expect(screen.client.orders.addDiscount(asked)).rejects.toMatchObject(
      refusal('right-missing', { right: 'discount' }),
    );
    await approve(asked.commandId, 'discount');
    const { order: given } = await screen.client.orders.addDiscount(asked);
    expect(given.discounts).toHaveLength(1);
    expect(await screen.client.orders.addDiscount(asked)).toEqual({ order: given });
    const [discount, approved] = entries().slice(-2);
    expect(discount).toMatchObject({ type: 'order.discount-added', staff: hex(server) });
    expect(approved).toMatchObject({ type: 'staff.approved', staff: hex(server) });
    expect(JSON.parse(approved?.payload ?? '')).toEqual({
      ...{ commandId: asked.commandId, right: 'discount', by: manager, orderId: order.id },
    });
    await expect(screen.client.orders.addDiscount(discountOf(order.id))).rejects.toMatchObject(
      refusal('right-missing'),
    );
    expect(verify(till.engine.till.db.name, MIGRATIONS)).toMatchObject({ fault: null });
  });

  test('[SF22] takes six digits, somebody who has the right, and that right', async () => {
    const { screen, order, server, owner, manager, approve } = await serving();
    const asked = discountOf(order.id);
    await expect(approve(asked.commandId, 'discount', server, SERVER_PIN)).rejects.toMatchObject(
      refusal('pin-short-for-approval'),
    );
    await till.client.staff.setPin({ ...command(), staffId: server, pin: '258013' });
    await signIn(screen, server, '258013');
    await expect(approve(asked.commandId, 'discount', server, '258013')).rejects.toMatchObject(
      refusal('right-missing'),
    );
    await expect(approve(asked.commandId, 'discount', manager, '481517')).rejects.toMatchObject(refusal('pin-wrong'));
    await approve(asked.commandId, 'void-sent', owner, OWNER_PIN);
    await expect(screen.client.orders.addDiscount(asked)).rejects.toMatchObject(refusal('right-missing'));
    await approve(asked.commandId, 'discount');
    await screen.client.orders.addDiscount(asked);
    // What was lent for nothing is not said to have been needed, but what was lent and used is.
    expect(entries().filter(({ type }) => type === 'staff.approved')).toHaveLength(2);
  });

  test('holds two minutes, and is forgotten by a restart', async () => {
    const { screen, order, server, approve } = await serving();
    const asked = discountOf(order.id);
    await approve(asked.commandId, 'discount');
    clock += 120_000;
    await expect(screen.client.orders.addDiscount(asked)).rejects.toMatchObject(refusal('right-missing'));
    await approve(asked.commandId, 'discount');
    await restart();
    const next = openWindow();
    await signIn(next, server, SERVER_PIN);
    await expect(next.client.orders.addDiscount(asked)).rejects.toMatchObject(refusal('right-missing'));
  });

  test('[SF15] of a change of staff reaches no further than who approved it', async () => {
    const { screen, owner, server, approve } = await serving();
    const lift = (role: Role, commandId: CommandId) =>
      screen.client.staff.setRole({ commandId, staffId: server, role });
    const { commandId } = command();
    await approve(commandId, 'manage-staff');
    await expect(lift('owner', commandId)).rejects.toMatchObject(refusal('staff-above'));
    const other = command();
    await approve(other.commandId, 'manage-staff', owner, OWNER_PIN);
    await lift('owner', other.commandId);
    expect(entries().at(-1)).toMatchObject({ type: 'staff.approved', staff: hex(server) });
  });
});

describe('[SF12] a PIN', () => {
  test('stands nowhere: in no file of the till, no answer, no log, and what it is checked by not beside it', async () => {
    const { owner, server } = await staffedShop();
    const screen = openWindow();
    await signIn(screen, owner, OWNER_PIN);
    await signIn(screen, server, '246813').catch(() => null);
    const asked = { ...command(), staffId: server, pin: '246810' };
    await screen.client.staff.setPin(asked);
    // A repeat is known by what it asks, and by nothing of the PIN.
    await expect(screen.client.staff.setPin({ ...asked, pin: '135791' })).resolves.toEqual({ staffId: server });
    await expect(signIn(screen, server, '135791')).rejects.toMatchObject(refusal('pin-wrong'));
    const answers = JSON.stringify([await till.client.till.state(), await till.client.staff.list()]);
    await till.engine.backups.take();
    till.engine.till.db.pragma('wal_checkpoint(TRUNCATE)');
    const keys = JSON.parse(fileSecrets(directory.path).read('pin-keys') ?? '[]') as string[];
    expect(keys).toHaveLength(1);
    const written = filesBelow(directory.path).filter((path) => !path.endsWith('/pin-keys'));
    expect(written.some((path) => path.includes('backups'))).toBe(true);
    const secrets = [OWNER_PIN, SERVER_PIN, '246813', '246810', '135791'];
    for (const text of [...written.map((path) => readFileSync(path, 'latin1')), answers, logged.join('\n')]) {
      for (const secret of secrets) expect(new RegExp(`(?<![0-9a-f-])${secret}(?![0-9a-f-])`).test(text)).toBe(false);
      for (const key of keys) {
        expect(text.includes(key)).toBe(false);
        expect(text.includes(Buffer.from(key, 'base64').toString('latin1'))).toBe(false);
      }
    }
    expect(answers).not.toMatch(/"pin"|sealedBy|hash/);
    expect(statSync(join(directory.path, 'pin-keys')).mode & 0o077).toBe(0);
  });

  test('cannot be checked without the key: a file that was carried off lets nobody in', async () => {
    const { owner } = await staffedShop();
    await till.close();
    const none = new Map<string, string>();
    till = open({
      secrets: { read: (name) => none.get(name) ?? null, write: (name, value) => void none.set(name, value ?? '') },
    });
    const screen = openWindow();
    await expect(signIn(screen, owner, OWNER_PIN)).rejects.toMatchObject(refusal('pin-unreadable'));
    await expect(screen.client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
    // Whoever owns the machine gives the owner another; spec [SF19].
    await till.client.staff.setPin({ ...command(), staffId: owner, pin: '773311' });
    await signIn(screen, owner, '773311');
  });

  test('of one person fits no other, also where somebody writes it there', async () => {
    const { owner, server } = await staffedShop();
    const { db } = till.engine.till;
    const bodyOf = (staffId: string) =>
      JSON.parse(
        (db.prepare('SELECT body FROM staff WHERE id = ?').get(Buffer.from(hex(staffId), 'hex')) as { body: string })
          .body,
      );
    const forged = { ...bodyOf(owner), pin: bodyOf(server).pin };
    db.prepare('UPDATE staff SET body = ? WHERE id = ?').run(JSON.stringify(forged), Buffer.from(hex(owner), 'hex'));
    await expect(signIn(openWindow(), owner, SERVER_PIN)).rejects.toMatchObject(refusal('pin-unreadable'));
  });

  test('[SF23] is checked beside the selling: a sale commits while others sign in', async () => {
    const { server } = await staffedShop();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    let signedIn = false;
    const signing = signIn(openWindow(), server, SERVER_PIN).then(() => {
      signedIn = true;
    });
    for (let n = 0; n < 3; n += 1) {
      await till.client.orders.addDiscount({
        ...command(),
        ...{ orderId: order.id, discountId: newId<never>(), lineId: null, reason: null },
        value: { kind: 'amount', amount: 1 as never },
      });
    }
    expect(signedIn).toBe(false);
    await signing;
  });
});

/** Every operation of a client, by its path. */
function walk(client: object, but: readonly string[]): [string, (input: unknown) => unknown][] {
  return Object.entries(till.engine.router).flatMap(([noun, operations]) =>
    but.includes(noun)
      ? []
      : Object.keys(operations).map((name): [string, (input: unknown) => unknown] => [
          `${noun}.${name}`,
          (client as Record<string, Record<string, (input: unknown) => unknown>>)[noun]?.[name] as never,
        ]),
  );
}

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
