import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import type { OrgDb } from '#cloud/db/schema.ts';
import { revokeDevice } from '#cloud/devices/devices.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW, TODAY } from '#support/orders.ts';
import { pairTill } from '#support/paired-till.ts';
import { pushRows, staffRow } from '#support/rows.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let ours: OwnedShop;
let theirs: OwnedShop;
let tables: { schema: string; name: string }[];

beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => NOW, mailPace: { everyMs: 3_600_000, retryMs: 1 } });
  ours = cloud.owner;
  theirs = await cloud.createOwner('other@shop.example');
  for (const place of [ours, theirs]) await fillEveryTable(place);
  const { rows } = await sql<{ schema: string; name: string }>`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
  `.execute(cloud.asOwner);
  tables = rows;
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});

async function fillEveryTable(place: OwnedShop): Promise<void> {
  const journal = new TillJournal();
  const till = await pairTill(cloud, journal, place);
  journal.record({ type: 'unheard.of', v: 1, payload: {} });
  journal.record({ type: 'day.opened', v: 1, payload: { businessDate: TODAY } }, { at: NOW + 3_600_000 });
  const change = { noun: 'category', id: crypto.randomUUID(), set: { name: 'Drinks' } };
  journal.record({ type: 'catalog.changed', v: 1, payload: { changes: [change] } });
  const movements = [{ itemId: crypto.randomUUID(), name: 'Tea', quantity: 6_000 }];
  journal.record({ type: 'stock.moved', v: 1, payload: { kind: 'received', movements } });
  journal.record({ type: 'drawer.opened', v: 1, payload: { sessionId: crypto.randomUUID(), float: 15_000 } });
  journal.giveBack(journal.sell(), TODAY);
  await till.push();
  await pushRows(cloud, till.token, [
    staffRow(1, 'Ada'),
    { ...staffRow(1, 'Ada'), noun: 'guest' },
    {
      ...staffRow(1, 'Ada'),
      noun: 'mail',
      body: {
        ...{ orderId: crypto.randomUUID(), part: { kind: 'order' }, to: 'ada@guest.example' },
        ...{ askedAt: NOW, state: 'waiting', problem: null },
      },
    },
    { ...staffRow(1, 'Ada'), noun: 'visitor' },
  ]);
  const locked = await pairTill(cloud, new TillJournal(), place);
  await inOrg(cloud.db, place.org, (db) => revokeDevice(db, locked.journal.device, NOW));
  locked.journal.sell();
  await locked.push();
  await cloud.pairingCode(place);
}

const orgTables = () => tables.filter(({ schema, name }) => schema === 'evertill' && name !== 'migration');
const countIn = async (db: OrgDb | TestCloud['db'], name: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.id('evertill', name)}`.execute(db);
  return rows[0]?.count ?? -1;
};

describe('[CL1] row-level security', () => {
  test('is enabled and forced on every table there is', async () => {
    expect(tables.length).toBeGreaterThan(15);
    const { rows } = await sql<{ name: string }>`
      SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
    `.execute(cloud.asOwner);
    expect(rows).toEqual([]);
  });

  test('shows nothing before an organisation is named', async () => {
    for (const { name } of orgTables()) expect([name, await countIn(cloud.db, name)]).toEqual([name, 0]);
  });

  test('shows an organisation its own rows in every table, and nobody else’s', async () => {
    for (const { name } of orgTables()) {
      const [our, their, owners] = [
        await inOrg(cloud.db, ours.org, (db) => countIn(db, name)),
        await inOrg(cloud.db, theirs.org, (db) => countIn(db, name)),
        await inOrg(cloud.asOwner, ours.org, (db) => countIn(db, name)),
      ];
      expect(our, name).toBeGreaterThan(0);
      expect(their, name).toBeGreaterThan(0);
      expect(owners, `${name} for the role that owns it`).toBe(our);
      const foreign = await inOrg(cloud.db, ours.org, (db) =>
        sql`SELECT 1 FROM ${sql.id('evertill', name)} WHERE org <> ${ours.org}`.execute(db),
      );
      expect(foreign.rows, name).toEqual([]);
    }
  });

  test('takes no row for another organisation', async () => {
    const write = inOrg(cloud.db, ours.org, (db) =>
      db
        .insertInto('record')
        .values({
          org: theirs.org,
          shop: theirs.shop,
          noun: 'item',
          id: crypto.randomUUID(),
          fields: '{}',
          stamps: '[]',
        })
        .execute(),
    );
    await expect(write).rejects.toThrow(/row-level security/);
    const changed = await inOrg(cloud.db, ours.org, (db) =>
      db.deleteFrom('sales_by_item').where('org', '=', theirs.org).executeTakeFirst(),
    );
    expect(changed.numDeletedRows).toBe(0n);
    expect((await cloud.sales(theirs, TODAY)).orders).toBe(1);
  });

  test('does not leak into the next transaction of a connection', async () => {
    await cloud.db.connection().execute(async (connection) => {
      await inOrg(connection, ours.org, async () => undefined);
      expect(await countIn(connection, 'entry')).toBe(0);
    });
  });
});

describe('[CL1] the server’s role', () => {
  test('is no superuser, passes no policy by and owns nothing', async () => {
    const { rows } = await sql`
      SELECT rolname AS role, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS mighty,
        (SELECT count(*) FROM pg_class WHERE relowner = pg_roles.oid)
          + (SELECT count(*) FROM pg_proc WHERE proowner = pg_roles.oid)
          + (SELECT count(*) FROM pg_namespace WHERE nspowner = pg_roles.oid) AS owned
      FROM pg_roles WHERE rolname IN ('evertill_server', 'evertill_auth') ORDER BY 1
    `.execute(cloud.asOwner);
    expect(rows).toEqual([
      { role: 'evertill_auth', mighty: false, owned: 0 },
      { role: 'evertill_server', mighty: false, owned: 0 },
    ]);
  });

  test.each([
    ['change a fact', "UPDATE entry SET body = '{}'"],
    ['cut a fact', 'DELETE FROM entry'],
    ['say otherwise to the tills', "UPDATE shop_feed SET body = '{}'"],
    ['forget what it acknowledged', 'DELETE FROM acknowledged'],
    ['forget that somebody was erased', 'DELETE FROM staff'],
    ['forget that a guest was erased', 'DELETE FROM guest'],
    ['forget which rows it told of', 'DELETE FROM told_row'],
    ['drop an exception', 'DELETE FROM exception'],
    ['make an organisation', "INSERT INTO organisation VALUES (gen_random_uuid(), 'x', 0)"],
    ['read who signs in', 'SELECT * FROM auth."user"'],
    ['read sessions', 'SELECT * FROM auth.session'],
    ['make a table', 'CREATE TABLE evertill.mine (a int)'],
    ['become the owner', 'SET ROLE evertill_owner'],
    ['become the one who looks up', 'SET ROLE evertill_lookup'],
    ['read what was migrated', 'SELECT * FROM migration'],
  ])('cannot %s', async (_, statement) => {
    const tried = inOrg(cloud.db, ours.org, (db) => sql.raw(statement).execute(db));
    await expect(tried).rejects.toThrow(/permission denied/);
  });

  test('asks before the organisation is known only what it was given', async () => {
    const { rows } = await sql<{ name: string; definer: boolean; open: boolean }>`
      SELECT p.proname AS name, p.prosecdef AS definer, has_function_privilege('evertill_auth', p.oid, 'EXECUTE') AS open
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'lookup' ORDER BY 1
    `.execute(cloud.asOwner);
    expect(rows.map(({ name }) => name)).toEqual([
      'device_of_token',
      'every_shop',
      'mails_due',
      'org_of_shop',
      'orgs_of_user',
      'revoked_device_of_token',
      'shop_of_pairing_code',
      'shops_with_unread_entries',
      'shops_with_unread_rows',
    ]);
    expect(rows.every(({ definer, open }) => definer && !open)).toBe(true);
  });
});
