import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrg } from '#cloud/db/connect.ts';
import { columnsOf, primaryKeyOf, publishedTables } from '#cloud/shapes/published-tables.ts';
import { readChanges, readStanding } from '#cloud/shapes/shape-log.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { pairTill } from '#support/paired-till.ts';
import { askShape, connectAdmin, insertItem, readToEnd } from '#support/shapes.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let admin: pg.Client;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres);
  admin = await connectAdmin(cloud);
});
afterAll(async () => {
  await admin?.end();
  await cloud?.close();
  await postgres?.stop();
});

const logged = async () =>
  (await admin.query('SELECT operation, key, changed FROM evertill.shape_log ORDER BY xid, op')).rows;
const forget = () => admin.query('DELETE FROM evertill.shape_log');
const newItem = async (fields: string): Promise<string> => {
  const id = crypto.randomUUID();
  await insertItem(admin, cloud.owner, id, fields);
  return id;
};

test('[SH12] what every till asks for is planned once on a connection, and sees the row of each', async () => {
  const at = { xid: 0n, op: 0n };
  const [first, second] = [await newItem('1'), await newItem('2')];
  const { org, shop } = cloud.owner;
  const tables = publishedTables.filter(({ name }) => name === 'record' || name === 'staff');
  await inOrg(cloud.db, org, async (db) => {
    for (const most of [1, 1_000, 1_000]) {
      for (const table of tables) await readChanges(db, { table, org, shop }, at, most);
      for (const table of tables) await readStanding(db, { table, org, shop });
    }
    const { rows } = await sql<{ name: string; asked: number }>`
      SELECT name, generic_plans + custom_plans AS asked FROM pg_prepared_statements
      WHERE name = ANY (${['changes of record', 'changes of staff', 'standing of a log']}) ORDER BY name`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual(['changes of record', 'changes of staff', 'standing of a log']);
    expect(rows.map(({ asked }) => Number(asked) >= 3)).toEqual([true, true, true]);
    const [records, staff] = tables.map((table) => readChanges(db, { table, org, shop }, at, 1_000));
    const keys = ((await records)?.entries ?? []).map(({ key, row }) => [key[1], row?.id]);
    expect(keys).toEqual(expect.arrayContaining([first, second].map((id) => [id, id])));
    expect((await staff)?.entries).toEqual([]);
    const elsewhere = { table: tables[0] as (typeof tables)[0], org, shop: crypto.randomUUID() as typeof shop };
    expect((await readChanges(db, elsewhere, at, 1_000)).entries).toEqual([]);
  });
});

describe('[SH11] what is captured', () => {
  test('is every write by anybody: the server, the owner, a superuser', async () => {
    await forget();
    const { org, shop } = cloud.owner;
    const write = (id: string) => ({ org, shop, noun: 'item', id, fields: '{}', stamps: '[]' });
    const [byServer, byOwner] = [crypto.randomUUID(), crypto.randomUUID()];
    await inOrg(cloud.db, org, (db) => db.insertInto('record').values(write(byServer)).execute());
    await inOrg(cloud.asOwner, org, (db) => db.insertInto('record').values(write(byOwner)).execute());
    const bySuperuser = await newItem('{}');
    expect((await logged()).map(({ operation, key }) => [operation, key])).toEqual(
      [byServer, byOwner, bySuperuser].map((id) => ['insert', ['item', id]]),
    );
  });

  test('is what a till records, through ingest', async () => {
    const till = await pairTill(cloud);
    const { query } = await readToEnd(cloud, till.token);
    const id = crypto.randomUUID();
    const change = { noun: 'category', id, set: { name: 'Drinks' } };
    till.journal.record({ type: 'catalog.changed', v: 1, payload: { changes: [change] } });
    await till.push();
    const { body } = await askShape(cloud, till.token, query);
    expect(body[0]).toMatchObject({ headers: { operation: 'insert' }, value: { noun: 'category', id } });
    expect(JSON.parse(body[0].value.fields)).toMatchObject({ name: 'Drinks' });
  });

  test('says of many rows of one statement what happened to each', async () => {
    const [a, b, c] = [await newItem('1'), await newItem('2'), await newItem('3')];
    await forget();
    const other = crypto.randomUUID();
    await admin.query(
      `UPDATE evertill.record SET stamps = CASE WHEN id = $1 THEN '[1]' ELSE stamps END,
         fields = CASE WHEN id IN ($1, $2) THEN '9' ELSE fields END, id = CASE WHEN id = $3 THEN $4::uuid ELSE id END
       WHERE id IN ($1, $2, $3)`,
      [a, b, c, other],
    );
    const all = await logged();
    expect(all).toHaveLength(4);
    expect(all).toContainEqual({
      operation: 'update',
      key: ['item', a],
      changed: expect.arrayContaining(['fields', 'stamps']),
    });
    expect(all).toContainEqual({ operation: 'update', key: ['item', b], changed: ['fields'] });
    expect(all).toContainEqual({ operation: 'delete', key: ['item', c], changed: null });
    expect(all).toContainEqual({ operation: 'insert', key: ['item', other], changed: null });
  });

  test('is an insert that turns into an update as what it was', async () => {
    const id = await newItem('1');
    await forget();
    const { org, shop } = cloud.owner;
    await admin.query(
      `INSERT INTO evertill.record (org, shop, noun, id, fields, stamps)
       VALUES ($1, $2, 'item', $3, '2', '[]'), ($1, $2, 'item', $4, '1', '[]')
       ON CONFLICT (org, shop, noun, id) DO UPDATE SET fields = excluded.fields`,
      [org, shop, id, crypto.randomUUID()],
    );
    expect((await logged()).map(({ operation }) => operation).sort()).toEqual(['insert', 'update']);
  });

  test('is nothing of what was rolled back, and nothing where nothing changed', async () => {
    const id = await newItem('1');
    await forget();
    await admin.query('BEGIN');
    await admin.query("UPDATE evertill.record SET fields = '2' WHERE id = $1", [id]);
    await admin.query('ROLLBACK');
    await admin.query("UPDATE evertill.record SET fields = '1' WHERE id = $1", [id]);
    expect(await logged()).toEqual([]);
  });

  test('cannot be got round by cutting a table off', async () => {
    await expect(admin.query('TRUNCATE evertill.record')).rejects.toThrow(
      'record is published: delete its rows instead',
    );
  });
});

describe('[CL1] [SH11] whoever captures', () => {
  test('is a role that nobody signs in as and that may only add to the log', async () => {
    const { rows } = await admin.query(`
      SELECT rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole AS mighty,
        (SELECT array_agg(c.relname || ' ' || a.privilege_type) FROM pg_class c, aclexplode(c.relacl) a
          WHERE a.grantee = r.oid) AS may,
        (SELECT array_agg(p.proname || ' ' || p.prosecdef ORDER BY 1) FROM pg_proc p WHERE p.proowner = r.oid) AS owns
      FROM pg_roles r WHERE rolname = 'evertill_capture'`);
    expect(rows).toEqual([
      {
        mighty: false,
        may: ['shape_log INSERT'],
        owns: expect.arrayContaining(['capture true', 'publish false', 'refuse_truncate false']),
      },
    ]);
  });

  test.each([
    [
      'write the log',
      "INSERT INTO shape_log (org, shop, relation, operation, key) VALUES (app_org(), app_org(), 'record', 'delete', '{}')",
    ],
    ['move an entry', 'UPDATE shape_log SET op = 1'],
    ['publish a table', "SELECT shapes.publish('evertill.entry', 'id')"],
    ['become the one who captures', 'SET ROLE evertill_capture'],
  ])('the server cannot %s', async (_, statement) => {
    const tried = inOrg(cloud.db, cloud.owner.org, (db) => sql.raw(statement).execute(db));
    await expect(tried).rejects.toThrow(/permission denied|can only be updated to DEFAULT/);
  });
});

describe('[SH1] the published tables', () => {
  test.each(publishedTables)('$name is in the database as the cloud says', async (table) => {
    const { rows: columns } = await admin.query<{ name: string; type: string }>(
      `SELECT attname AS name, atttypid::regtype::text AS type FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [`evertill.${table.name}`],
    );
    const types = Object.fromEntries(columns.map(({ name, type }) => [name, type === 'bigint' ? 'int8' : type]));
    expect(types).toEqual(columnsOf(table));
    const { rows: keys } = await admin.query<{ name: string }>(
      `SELECT a.attname AS name FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(num, at)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
       WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY k.at`,
      [`evertill.${table.name}`],
    );
    expect(keys.map(({ name }) => name)).toEqual(Object.keys(primaryKeyOf(table)));
    const { rows: triggers } = await admin.query<{ args: Buffer }>(
      "SELECT tgargs AS args FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname LIKE 'capture%'",
      [`evertill.${table.name}`],
    );
    expect(triggers.map(({ args }) => args.toString().split('\0').slice(0, -1))).toEqual(
      Array(3).fill(Object.keys(table.key)),
    );
  });

  test('[CL17] shop_feed comes with what a till knows an entry by', async () => {
    const till = await pairTill(cloud);
    till.journal.sell();
    await till.push();
    const { messages } = await readToEnd(cloud, till.token, 'shop_feed');
    const values = messages.flatMap((message) => ('value' in message ? [message.value] : []));
    expect(values.length).toBeGreaterThan(3);
    for (const { body, hash, received_at } of values) {
      const { rows } = await admin.query("SELECT '\\x' || encode(sha256(convert_to($1, 'UTF8')), 'hex') AS hash", [
        body,
      ]);
      expect(rows).toEqual([{ hash }]);
      expect(received_at).toMatch(/^\d{13}$/);
    }
  });
});
