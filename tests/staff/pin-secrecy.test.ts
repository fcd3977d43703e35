import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileSecrets } from '#main/engine/secrets.ts';
import { newId, openDay, openOrder } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { command, hexOf, OWNER_PIN, refusal, SERVER_PIN, StaffedTill, signIn } from '#support/staffed-till.ts';

const TOAST = id<string>(0x11);

let shop: StaffedTill;
beforeEach(() => {
  shop = new StaffedTill();
});
afterEach(() => shop.close());

test('[SF6] a name stands in no answer that is kept, no entry, no log and no refusal', async () => {
  const name = 'Wilhelmina Vanderbilt';
  const { staff } = shop.till.client;
  const staffId = await shop.hire(name, 'owner', OWNER_PIN);
  const adding = { ...command(), staffId, name, role: 'owner' as const };
  const refusals = [
    await staff.add(adding).catch((error) => error),
    await staff.add(adding).catch((error) => error),
    await staff.rename({ ...command(), staffId, name: name.repeat(4) }).catch((error) => error),
    await staff.rename({ ...command(), staffId: newId(), name }).catch((error) => error),
  ];
  expect(refusals.map((error) => error.data?.code)).toEqual([
    ...['staff-exists', 'staff-exists', 'staff-name-long', 'staff-unknown'],
  ]);
  await staff.rename({ ...command(), staffId, name: `${name} the Elder` });
  await shop.restart();
  const { db } = shop.till.engine.till;
  const kept = ['command_answer', 'entry'].flatMap((table) => db.prepare(`SELECT * FROM ${table}`).all());
  expect(kept.length).toBeGreaterThan(5);
  const said = refusals.map(({ message, data, stack }) => [message, data, stack]);
  expect(JSON.stringify([kept, said, shop.logged])).not.toContain('Wilhelmina');
  expect((await shop.till.client.staff.list()).staff).toMatchObject([{ name: `${name} the Elder` }]);
});

describe('[SF12] a PIN', () => {
  test('stands nowhere: in no file of the till, no answer, no log, and what it is checked by not beside it', async () => {
    const { owner, server } = await shop.hireTwo();
    const screen = shop.openWindow();
    await signIn(screen, owner, OWNER_PIN);
    await signIn(screen, server, '246813').catch(() => null);
    const asked = { ...command(), staffId: server, pin: '246810' };
    await screen.client.staff.setPin(asked);
    // A repeat is known by what it asks, and by nothing of the PIN.
    await expect(screen.client.staff.setPin({ ...asked, pin: '135791' })).resolves.toEqual({ staffId: server });
    await expect(signIn(screen, server, '135791')).rejects.toMatchObject(refusal('pin-wrong'));
    const answers = JSON.stringify([await shop.till.client.till.state(), await shop.till.client.staff.list()]);
    await shop.till.engine.backups.take();
    shop.till.engine.till.db.pragma('wal_checkpoint(TRUNCATE)');
    const keys = JSON.parse(fileSecrets(shop.path).read('pin-keys') ?? '[]') as string[];
    expect(keys).toHaveLength(1);
    const written = filesBelow(shop.path).filter((path) => !path.endsWith('/pin-keys'));
    expect(written.some((path) => path.includes('backups'))).toBe(true);
    const secrets = [OWNER_PIN, SERVER_PIN, '246813', '246810', '135791'];
    for (const text of [...written.map((path) => readFileSync(path, 'latin1')), answers, shop.logged.join('\n')]) {
      for (const secret of secrets) expect(new RegExp(`(?<![0-9a-f-])${secret}(?![0-9a-f-])`).test(text)).toBe(false);
      for (const key of keys) {
        expect(text.includes(key)).toBe(false);
        expect(text.includes(Buffer.from(key, 'base64').toString('latin1'))).toBe(false);
      }
    }
    expect(answers).not.toMatch(/"pin"|sealedBy|hash/);
    expect(statSync(join(shop.path, 'pin-keys')).mode & 0o077).toBe(0);
  });

  test('cannot be checked without the key: a file that was carried off lets nobody in', async () => {
    const { owner } = await shop.hireTwo();
    const none = new Map<string, string>();
    await shop.restart({
      secrets: { read: (name) => none.get(name) ?? null, write: (name, value) => void none.set(name, value ?? '') },
    });
    const screen = shop.openWindow();
    await expect(signIn(screen, owner, OWNER_PIN)).rejects.toMatchObject(refusal('pin-unreadable'));
    await expect(screen.client.till.state()).rejects.toMatchObject(refusal('not-signed-in'));
    // Whoever owns the machine gives the owner another; spec [SF19].
    await shop.till.client.staff.setPin({ ...command(), staffId: owner, pin: '773311' });
    await signIn(screen, owner, '773311');
  });

  test('of one person fits no other, also where somebody writes it there', async () => {
    const { owner, server } = await shop.hireTwo();
    const { db } = shop.till.engine.till;
    const bodyOf = (staffId: string) =>
      JSON.parse(
        (db.prepare('SELECT body FROM staff WHERE id = ?').get(Buffer.from(hexOf(staffId), 'hex')) as { body: string })
          .body,
      );
    const forged = { ...bodyOf(owner), pin: bodyOf(server).pin };
    db.prepare('UPDATE staff SET body = ? WHERE id = ?').run(JSON.stringify(forged), Buffer.from(hexOf(owner), 'hex'));
    await expect(signIn(shop.openWindow(), owner, SERVER_PIN)).rejects.toMatchObject(refusal('pin-unreadable'));
  });

  test('[SF23] is checked beside the selling: a sale commits while others sign in', async () => {
    const { server } = await shop.hireTwo();
    await openDay(shop.till);
    const order = await openOrder(shop.till, TOAST);
    let signedIn = false;
    const signing = signIn(shop.openWindow(), server, SERVER_PIN).then(() => {
      signedIn = true;
    });
    for (let n = 0; n < 3; n += 1) {
      await shop.till.client.orders.addDiscount({
        ...command(),
        ...{ orderId: order.id, discountId: newId<never>(), lineId: null, reason: null },
        value: { kind: 'amount', amount: 1 as never },
      });
    }
    expect(signedIn).toBe(false);
    await signing;
  });
});

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
