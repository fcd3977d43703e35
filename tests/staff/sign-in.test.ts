import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '#main/engine/verify.ts';
import type { OrderId, StaffId } from '#shared/ids/ids.ts';
import type { SessionView } from '#shared/staff/session.ts';
import { MIGRATIONS, newId, openDay, openOrder, settle } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { command, hexOf, OWNER_PIN, refusal, SERVER_PIN, StaffedTill, signIn, viewsOf } from '#support/staffed-till.ts';

const TOAST = id<string>(0x11);

let shop: StaffedTill;
beforeEach(() => {
  shop = new StaffedTill();
});
afterEach(() => shop.close());

describe('[SF13] before anybody has signed in', () => {
  test('[SF10] a till where nobody has a PIN asks nobody', async () => {
    const screen = shop.openWindow();
    await shop.hire('Ada', 'owner', null);
    await openDay(shop.at(screen));
    const views = await viewsOf(screen);
    expect((await views.next()).value).toMatchObject({ needed: false, people: [], signedIn: null });
    expect(await screen.client.till.state()).toMatchObject({ staff: [{ name: 'Ada', hasPin: false }] });
  });

  test('a screen reads and does nothing, whatever it asks; who can sign in it may know', async () => {
    const { owner, server } = await shop.hireTwo();
    const gone = await shop.hire('Cleo', 'cashier', '3691');
    await shop.till.client.staff.archive({ ...command(), staffId: gone, archived: true });
    const screen = shop.openWindow();
    const views = await viewsOf(screen);
    const seen = (await views.next()).value as SessionView;
    expect(seen).toEqual({
      ...{ needed: true, shop: 'Corner Café', signedIn: null, autoLockSeconds: 300, language: 'en' },
      people: [
        { id: owner, name: 'Ada' },
        { id: server, name: 'Bo' },
      ],
    });
    // The menu hangs on the wall, too.
    expect((await screen.client.catalog.get()).catalog.items.length).toBeGreaterThan(0);
    // A window that trains goes on by its own token, and needs nobody to leave.
    const free = /^(catalog\.get|training\.(resume|leave))$/;
    const asked = walk(screen.client, ['session']).filter(([path]) => !free.test(path));
    expect(asked.length).toBeGreaterThan(40);
    for (const [path, ask] of asked) {
      await expect(
        Promise.resolve().then(() => ask({ ...command(), orderId: newId<OrderId>() })),
        path,
      ).rejects.toMatchObject(refusal('not-signed-in'));
    }
  });

  test('what a screen was watching ends for it with the first PIN, and with its session', async () => {
    const screen = shop.openWindow();
    const changes = await screen.client.till.watch();
    await shop.hireTwo();
    const heard: string[] = [];
    for await (const change of changes) heard.push(JSON.stringify(change));
    expect(heard.join()).not.toContain('"hasPin":true');
    const { owner } = { owner: (await shop.till.client.staff.list()).staff[0]?.id as StaffId };
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
    const { server, owner } = await shop.hireTwo();
    const [front, back] = [shop.openWindow(), shop.openWindow()];
    await signIn(front, owner, OWNER_PIN);
    await expect(back.client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
    await signIn(back, server, SERVER_PIN);
    await openDay(shop.at(front));
    const order = await openOrder(shop.at(back), TOAST);
    await settle(shop.at(front), order, 650);
    const told = shop.entries().map(({ type, staff }) => [type, staff]);
    expect(told).toContainEqual(['day.opened', hexOf(owner)]);
    expect(told).toContainEqual(['order.opened', hexOf(server)]);
    expect(told).toContainEqual(['order.line-added', hexOf(server)]);
    expect(told).toContainEqual(['order.completed', hexOf(owner)]);
    expect(order.staff).toBe(server);
    expect(verify(shop.till.engine.till.db.name, MIGRATIONS)).toMatchObject({ fault: null });
  });

  test('goes on by another link with its token, also after the engine was started anew, until it is ended', async () => {
    const { server } = await shop.hireTwo();
    const screen = shop.openWindow();
    const { token } = await signIn(screen, server, SERVER_PIN);
    screen.link.close();
    await shop.restart();
    const next = shop.openWindow();
    await next.client.session.resume({ token });
    expect((await (await viewsOf(next)).next()).value).toMatchObject({ signedIn: { staffId: server, role: 'server' } });
    await next.client.session.end();
    await expect(shop.openWindow().client.session.resume({ token })).rejects.toMatchObject(refusal('session-over'));
    await expect(shop.openWindow().client.session.resume({ token: 'x'.repeat(43) })).rejects.toMatchObject(
      refusal('session-over'),
    );
  });

  test('ends wherever it is when its person is archived or gets another PIN, and lasts one long shift', async () => {
    const { server, owner } = await shop.hireTwo();
    const screens = [shop.openWindow(), shop.openWindow()] as const;
    const { token } = await signIn(screens[0], server, SERVER_PIN);
    await shop.till.client.staff.setPin({ ...command(), staffId: server, pin: '7412' });
    await expect(screens[0].client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
    await expect(screens[1].client.session.resume({ token })).rejects.toMatchObject(refusal('session-over'));
    await expect(signIn(screens[0], server, SERVER_PIN)).rejects.toMatchObject(refusal('pin-wrong'));
    await signIn(screens[0], server, '7412');
    await shop.till.client.staff.archive({ ...command(), staffId: server, archived: true });
    await expect(screens[0].client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
    const old = await signIn(screens[1], owner, OWNER_PIN);
    shop.clock += 16 * 3_600_000;
    await expect(shop.openWindow().client.session.resume(old)).rejects.toMatchObject(refusal('session-over'));
  });

  test('[SF9] has the rights of its person’s role as it now is', async () => {
    const { server } = await shop.hireTwo();
    const screen = shop.openWindow();
    await signIn(screen, server, SERVER_PIN);
    const close = () => screen.client.day.close(command());
    await openDay(shop.till);
    await expect(close()).rejects.toMatchObject(refusal('right-missing', { right: 'close-day' }));
    await shop.till.client.staff.setRole({ ...command(), staffId: server, role: 'supervisor' });
    expect(await close()).toMatchObject({ day: { state: 'closed' } });
    await expect(screen.client.staff.rename({ ...command(), staffId: server, name: 'Bob' })).rejects.toMatchObject(
      refusal('right-missing', { right: 'manage-staff' }),
    );
  });
});

describe('[SF26] [L10] a person’s language', () => {
  test('is chosen by themselves or by whoever manages the staff, and told to their screens', async () => {
    const { server, owner } = await shop.hireTwo();
    const screen = shop.openWindow();
    await signIn(screen, server, SERVER_PIN);
    const say = (staffId: StaffId, language: 'ar' | null) =>
      screen.client.staff.setLanguage({ ...command(), staffId, language });
    await say(server, 'ar');
    const told = async () => {
      for await (const view of await screen.client.session.watch()) return view;
    };
    expect(await told()).toMatchObject({ language: 'en', signedIn: { staffId: server, language: 'ar' } });
    await expect(say(owner, 'ar')).rejects.toMatchObject(refusal('right-missing', { right: 'manage-staff' }));
    await shop.till.client.staff.setLanguage({ ...command(), staffId: server, language: null });
    expect(await told()).toMatchObject({ signedIn: { language: null } });
  });
});

describe('[SF14] wrong PINs', () => {
  test('make the next try wait, longer each time, also after the engine was stopped at any moment', async () => {
    const { server } = await shop.hireTwo();
    let screen = shop.openWindow();
    const guess = () => signIn(screen, server, '1379').catch((error: unknown) => error);
    for (const left of [3, 2, 1, 0]) expect(await guess()).toMatchObject(refusal('pin-wrong', { left }));
    expect(await guess()).toMatchObject(refusal('pin-locked', { seconds: 30 }));
    await shop.restart();
    screen = shop.openWindow();
    await expect(signIn(screen, server, SERVER_PIN)).rejects.toMatchObject(refusal('pin-locked', { seconds: 30 }));
    shop.clock += 29_000;
    expect(await guess()).toMatchObject(refusal('pin-locked', { seconds: 1 }));
    shop.clock += 1_000;
    expect(await guess()).toMatchObject(refusal('pin-locked', { seconds: 60 }));
    shop.clock += 60_000;
    await signIn(screen, server, SERVER_PIN);
    expect(await guess()).toMatchObject(refusal('pin-wrong', { left: 3 }));
  });

  test('count before they are judged: not one more of them is had at once', async () => {
    const { server } = await shop.hireTwo();
    const screen = shop.openWindow();
    const guesses = Array.from({ length: 12 }, (_, n) => signIn(screen, server, String(1379 + n)));
    // On the disk while scrypt has not answered for the first yet.
    await Promise.resolve();
    const codes = (await Promise.allSettled(guesses)).map((one) =>
      one.status === 'rejected' ? (one.reason as { data: { code: string } }).data.code : 'in',
    );
    expect(codes.filter((code) => code === 'pin-wrong')).toHaveLength(4);
    expect(codes.filter((code) => code === 'pin-locked')).toHaveLength(8);
    expect(shop.till.engine.till.db.prepare('SELECT failed FROM pin_try').all()).toEqual([{ failed: 5 }]);
  });

  test('are a person’s own: somebody else signs in meanwhile', async () => {
    const { server, owner } = await shop.hireTwo();
    const screen = shop.openWindow();
    for (let n = 0; n < 5; n += 1) await signIn(screen, server, '1379').catch(() => null);
    expect(await signIn(screen, owner, OWNER_PIN)).toMatchObject({ token: expect.any(String) });
  });
});

/** Every operation of a client, by its path. */
function walk(client: object, but: readonly string[]): [string, (input: unknown) => unknown][] {
  return Object.entries(shop.till.engine.router).flatMap(([noun, operations]) =>
    but.includes(noun)
      ? []
      : Object.keys(operations).map((name): [string, (input: unknown) => unknown] => [
          `${noun}.${name}`,
          (client as Record<string, Record<string, (input: unknown) => unknown>>)[noun]?.[name] as never,
        ]),
  );
}
