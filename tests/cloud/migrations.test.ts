import { describe, expect, test } from 'vitest';
import { urlAs } from '#cloud/db/roles.ts';
import { applyMigrations as apply, databasesToMigrate, queryAsAdmin as query } from '#support/cloud-migrations.ts';
import { TEST_SECRET } from '#support/migrated-cluster.ts';

const ORG = '0198c0de-0000-7000-8000-00000000000a';
const SHOP = '0198c0de-0000-7000-8000-00000000000b';
const DEVICE = '0198c0de-0000-7000-8000-00000000000c';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('[CL2] migration', () => {
  const databases = databasesToMigrate();

  test('0002 leaves the accounts of 0001 as they are', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 1 });
    await query(
      database,
      `INSERT INTO auth."user" (id, name, email, "emailVerified") VALUES ('u', 'Shops', 'owner@shop.example', true)`,
    );
    await apply(database);
    expect(await query(database, 'SELECT id, email FROM auth."user"')).toEqual([
      { id: 'u', email: 'owner@shop.example' },
    ]);
    expect(await query(database, 'SELECT count(*)::int AS entries FROM evertill.entry')).toEqual([{ entries: 0 }]);
  });

  test('0004 leaves the tills of 0002 as they were: none locked out, and known by their tokens', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 3 });
    const token = Buffer.alloc(32, 7).toString('hex');
    await query(
      database,
      `INSERT INTO evertill.organisation VALUES ('${ORG}', 'Cafés', 1);
       INSERT INTO evertill.shop VALUES ('${ORG}', '${SHOP}', '{}', 1);
       INSERT INTO evertill.device VALUES ('${ORG}', '${DEVICE}', '${SHOP}', 'A', 'Counter', '\\x${token}', 1, 2);
       INSERT INTO evertill.pairing_code VALUES ('\\x${token}', '${ORG}', '${SHOP}', 9)`,
    );
    await apply(database);
    expect(
      await query(database, 'SELECT letter, last_seen_at::int AS seen, revoked_at, replaces FROM evertill.device'),
    ).toEqual([{ letter: 'A', seen: 2, revoked_at: null, replaces: null }]);
    expect(await query(database, 'SELECT replaces FROM evertill.pairing_code')).toEqual([{ replaces: null }]);
    const known = `SELECT device FROM lookup.device_of_token('\\x${token}')`;
    const lockedOut = `SELECT device FROM lookup.revoked_device_of_token('\\x${token}')`;
    expect([await query(database, known), await query(database, lockedOut)]).toEqual([[{ device: DEVICE }], []]);
    await query(database, 'UPDATE evertill.device SET revoked_at = 3');
    expect([await query(database, known), await query(database, lockedOut)]).toEqual([[], [{ device: DEVICE }]]);
  });

  test('0005 feeds the orders that are open or lately touched, whole', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 4 });
    const days = (ago: number) => `(extract(epoch FROM now() - interval '${ago} days') * 1000)::bigint`;
    await query(
      database,
      `INSERT INTO evertill.organisation VALUES ('${uuid(1)}', 'Shops', 0);
       INSERT INTO evertill.shop VALUES ('${uuid(1)}', '${uuid(2)}', '{}', 0);
       INSERT INTO evertill.device VALUES ('${uuid(1)}', '${uuid(3)}', '${uuid(2)}', 'A', 'Till', sha256('x'), 0)`,
    );
    const orders = [
      { number: 10, state: 'open', ago: 90 },
      { number: 20, state: 'completed', ago: 1 },
      { number: 30, state: 'completed', ago: 9 },
    ];
    for (const { number, state, ago } of orders) {
      await query(
        database,
        `INSERT INTO evertill."order" VALUES
           ('${uuid(1)}', '${uuid(2)}', '${uuid(number)}', '2026-11-20', '${state}', 'A-001', ${days(ago)}, '{}', '{}');
         INSERT INTO evertill.entry
           SELECT '${uuid(1)}', '${uuid(2)}', ('${uuid(number).slice(0, -1)}' || n)::uuid, sha256(n::text::bytea), '${uuid(3)}',
             '${uuid(4)}', ${number} + n, 'order.line-added', '${uuid(number)}', true, ${days(ago)}, 'body ' || n
           FROM generate_series(1, 2) AS n`,
      );
    }
    await apply(database);
    const fed = await query(database, 'SELECT id, body, order_id FROM evertill.shop_feed ORDER BY id');
    expect(fed).toEqual([
      { id: uuid(11), body: 'body 1', order_id: uuid(10) },
      { id: uuid(12), body: 'body 2', order_id: uuid(10) },
      { id: uuid(21), body: 'body 1', order_id: uuid(20) },
      { id: uuid(22), body: 'body 2', order_id: uuid(20) },
    ]);
    const forced = `SELECT relname FROM pg_class WHERE relforcerowsecurity AND relname IN ('entry', 'order', 'shop_feed')`;
    expect(await query(database, forced)).toHaveLength(3);
  });

  test('0006 takes what is held for what was acknowledged', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 5 });
    await query(
      database,
      `INSERT INTO evertill.organisation VALUES ('${uuid(1)}', 'Shops', 0);
       INSERT INTO evertill.shop VALUES ('${uuid(1)}', '${uuid(2)}', '{}', 0);
       INSERT INTO evertill.device VALUES ('${uuid(1)}', '${uuid(3)}', '${uuid(2)}', 'A', 'Till', sha256('x'), 0);
       INSERT INTO evertill.entry
         SELECT '${uuid(1)}', '${uuid(2)}', gen_random_uuid(), sha256(n::text::bytea), '${uuid(3)}',
           CASE WHEN n <= 5 THEN '${uuid(4)}' ELSE '${uuid(5)}' END::uuid, CASE WHEN n <= 5 THEN n ELSE n - 5 END,
           'day.opened', NULL, true, 0, 'body'
         FROM generate_series(1, 7) AS n`,
    );
    await apply(database);
    expect(await query(database, 'SELECT * FROM evertill.acknowledged ORDER BY segment')).toEqual([
      { org: uuid(1), device: uuid(3), segment: uuid(4), seq: 5 },
      { org: uuid(1), device: uuid(3), segment: uuid(5), seq: 2 },
    ]);
  });

  test('0007 publishes what is there already, and captures what changes from then on', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 6 });
    const insert = (id: number) =>
      `INSERT INTO evertill.record VALUES ('${uuid(1)}', '${uuid(2)}', 'item', '${uuid(id)}', '{"name":"Tea"}', '[]')`;
    await query(database, insert(3));
    await apply(database);
    expect(await query(database, 'SELECT id, fields FROM evertill.record')).toEqual([
      { id: uuid(3), fields: '{"name":"Tea"}' },
    ]);
    expect(await query(database, 'SELECT key FROM evertill.shape_log')).toEqual([]);
    await query(database, insert(4));
    await query(database, `DELETE FROM evertill.record WHERE id = '${uuid(3)}'`);
    expect(await query(database, 'SELECT relation, operation, key FROM evertill.shape_log ORDER BY xid, op')).toEqual([
      { relation: 'record', operation: 'insert', key: ['item', uuid(4)] },
      { relation: 'record', operation: 'delete', key: ['item', uuid(3)] },
    ]);
  });

  test('0008 gives every shop its first key', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 7 });
    await query(
      database,
      `INSERT INTO evertill.organisation VALUES ('${ORG}', 'Cafés', 1);
       INSERT INTO evertill.shop VALUES ('${ORG}', '${SHOP}', '{}', 1)`,
    );
    await apply(database);
    expect(await query(database, 'SELECT id, key_version FROM evertill.shop')).toEqual([{ id: SHOP, key_version: 1 }]);
  });

  test('0009 begins without levels, publishes them, and leaves entries as they are filed', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 8 });
    await query(
      database,
      `INSERT INTO evertill.organisation VALUES ('${uuid(1)}', 'Shops', 0);
       INSERT INTO evertill.shop VALUES ('${uuid(1)}', '${uuid(2)}', '{}', 0);
       INSERT INTO evertill.device VALUES ('${uuid(1)}', '${uuid(3)}', '${uuid(2)}', 'A', 'Till', sha256('x'), 0);
       INSERT INTO evertill.entry VALUES ('${uuid(1)}', '${uuid(2)}', '${uuid(4)}', sha256('y'), '${uuid(3)}', '${uuid(5)}', 1,
         'stock.moved', NULL, false, 0, 'of a till that is newer')`,
    );
    await apply(database);
    expect(await query(database, 'SELECT id, order_id, readable, body FROM evertill.entry')).toEqual([
      { id: uuid(4), order_id: null, readable: false, body: 'of a till that is newer' },
    ]);
    await query(
      database,
      `INSERT INTO evertill.stock_level VALUES ('${uuid(1)}', '${uuid(2)}', '${uuid(6)}', 5, '{}')`,
    );
    await query(database, 'UPDATE evertill.stock_level SET level = 6');
    expect(await query(database, 'SELECT operation, key, changed FROM evertill.shape_log ORDER BY xid, op')).toEqual([
      { operation: 'insert', key: [uuid(6)], changed: null },
      { operation: 'update', key: [uuid(6)], changed: ['level'] },
    ]);
    const may = `SELECT has_table_privilege('evertill_server', 'evertill.stock_level', 'DELETE') AS "delete",
      has_column_privilege('evertill_server', 'evertill.entry', 'order_id', 'UPDATE') AS file,
      has_column_privilege('evertill_server', 'evertill.entry', 'body', 'UPDATE') AS alter`;
    expect(await query(database, may)).toEqual([{ delete: false, file: true, alter: false }]);
  });

  test('0010 leaves what is there, and rows are told to whoever follows from then on', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 9 });
    await query(
      database,
      `INSERT INTO evertill.organisation VALUES ('${ORG}', 'Cafés', 1);
       INSERT INTO evertill.shop VALUES ('${ORG}', '${SHOP}', '{}', 1);
       INSERT INTO evertill.record VALUES ('${ORG}', '${SHOP}', 'item', '${DEVICE}', '{"name":"Tea"}', '[]')`,
    );
    await apply(database);
    expect(await query(database, 'SELECT fields FROM evertill.record')).toEqual([{ fields: '{"name":"Tea"}' }]);
    const insert = (table: string, values: string) =>
      query(database, `INSERT INTO evertill.${table} VALUES ('${ORG}', '${SHOP}', ${values})`);
    await insert('staff', `'${DEVICE}', '{}'`);
    await insert('unread_row', `'guest', '${DEVICE}', '{}', 1`);
    await insert('told_row', `'guest', '${DEVICE}', 1, false`);
    const log = 'SELECT relation, operation, key FROM evertill.shape_log ORDER BY xid, op';
    expect(await query(database, log)).toEqual([
      { relation: 'record', operation: 'insert', key: ['item', DEVICE] },
      { relation: 'staff', operation: 'insert', key: [DEVICE] },
    ]);
    expect(await query(database, 'SELECT * FROM lookup.shops_with_unread_rows()')).toEqual([{ org: ORG, shop: SHOP }]);
  });

  test('0011 leaves what tenders settled, with no tips and no rounding', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 10 });
    const key = `'${ORG}', '${SHOP}', '2026-11-20', 'EUR', 'cash'`;
    await query(database, `INSERT INTO evertill.sales_by_tender VALUES (${key}, 3, 1970)`);
    await apply(database);
    expect(await query(database, 'SELECT payments, amount, tips, rounding FROM evertill.sales_by_tender')).toEqual([
      { payments: '3', amount: '1970', tips: '0', rounding: '0' },
    ]);
  });

  test('0012 leaves sales as they are, and begins without refunds, each seen only by its organisation', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 11 });
    const key = `'${ORG}', '${SHOP}', '2026-11-20', 'EUR', 'cash'`;
    await query(database, `INSERT INTO evertill.sales_by_tender VALUES (${key}, 3, 1970, 20, 1)`);
    await apply(database);
    expect(await query(database, 'SELECT amount, tips FROM evertill.sales_by_tender')).toEqual([
      { amount: '1970', tips: '20' },
    ]);
    await query(database, `INSERT INTO evertill.refunds_by_tender VALUES (${key}, 1, 650, 607, 43, 0, 0)`);
    const asServer = urlAs('evertill_server', database, TEST_SECRET);
    expect(await query(asServer, 'SELECT * FROM evertill.refunds_by_tender')).toEqual([]);
  });

  test('0013 tells of guests, and leaves what an older version kept of them to be read again', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 12 });
    await query(
      database,
      `INSERT INTO evertill.organisation VALUES ('${ORG}', 'Cafés', 1);
       INSERT INTO evertill.shop VALUES ('${ORG}', '${SHOP}', '{}', 1);
       INSERT INTO evertill.unread_row VALUES ('${ORG}', '${SHOP}', 'guest', '${DEVICE}', '{}', 1)`,
    );
    await apply(database);
    await query(database, `INSERT INTO evertill.guest VALUES ('${ORG}', '${SHOP}', '${DEVICE}', '{}')`);
    const log = 'SELECT relation, operation, key FROM evertill.shape_log ORDER BY xid, op';
    expect(await query(database, log)).toEqual([{ relation: 'guest', operation: 'insert', key: [DEVICE] }]);
    expect(await query(database, 'SELECT * FROM lookup.shops_with_unread_rows()')).toEqual([{ org: ORG, shop: SHOP }]);
  });

  test('0014 owes a mail for each request that waits, and tells tills of it', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 13 });
    await query(
      database,
      `INSERT INTO evertill.organisation VALUES ('${ORG}', 'Cafés', 1);
       INSERT INTO evertill.shop VALUES ('${ORG}', '${SHOP}', '{}', 1);
       INSERT INTO evertill.guest VALUES ('${ORG}', '${SHOP}', '${DEVICE}', '{}')`,
    );
    await apply(database);
    expect(await query(database, 'SELECT content FROM evertill.guest')).toEqual([{ content: '{}' }]);
    await query(
      database,
      `INSERT INTO evertill.mail VALUES ('${ORG}', '${SHOP}', '${DEVICE}', '{}');
       INSERT INTO evertill.mail_job VALUES ('${ORG}', '${SHOP}', '${DEVICE}', 0, 5)`,
    );
    expect(await query(database, 'SELECT id FROM lookup.mails_due(4, 9)')).toEqual([]);
    expect(await query(database, 'SELECT id FROM lookup.mails_due(5, 9)')).toEqual([{ id: DEVICE }]);
    expect(await query(database, `SELECT org FROM lookup.org_of_shop('${SHOP}')`)).toEqual([{ org: ORG }]);
  });

  test('0015 adds up what was given away and charged before, and begins without drawers', async () => {
    const database = await databases.createEmpty();
    await apply(database, { last: 14 });
    const at = Date.parse('2026-11-20T12:07:00Z');
    const orders: [totals: string, state: string, flags: string][] = [
      ['{"comps":390,"serviceCharge":{"name":"Service","total":65}}', 'completed', '{}'],
      ['{"serviceCharge":{"name":"Service {all}","total":35}}', 'completed', '{}'],
      ['{"comps":7}', 'completed', '{beyond-sums}'],
      ['{}', 'completed', '{}'],
    ];
    for (const [number, [totals, state, flags]] of orders.entries()) {
      const body = `{"pricing":{"currency":"EUR"},"status":{"at":${at},"totals":${totals}}}`;
      await query(
        database,
        `INSERT INTO evertill."order" VALUES
           ('${ORG}', '${SHOP}', '${uuid(number)}', '2026-11-20', '${state}', 'A-001', ${at}, '${flags}', '${body}')`,
      );
    }
    const quarter = Date.parse('2026-11-20T12:00:00Z');
    await query(
      database,
      `INSERT INTO evertill.sales_by_quarter (org, shop, business_date, currency, quarter, orders, gross, discount, net, tax, total)
       VALUES ('${ORG}', '${SHOP}', '2026-11-20', 'EUR', ${quarter}, 4, 9, 9, 9, 9, 9),
              ('${ORG}', '${SHOP}', '2026-11-20', 'EUR', ${quarter + 900_000}, 1, 9, 9, 9, 9, 9)`,
    );
    await apply(database);
    expect(
      await query(database, 'SELECT orders, comps, service_charge FROM evertill.sales_by_quarter ORDER BY quarter'),
    ).toEqual([
      { orders: '4', comps: '390', service_charge: '100' },
      { orders: '1', comps: '0', service_charge: '0' },
    ]);
    const forced = `SELECT relname FROM pg_class WHERE relforcerowsecurity AND relname IN ('order', 'sales_by_quarter', 'drawer_session')`;
    expect(await query(database, forced)).toHaveLength(3);
    const asServer = urlAs('evertill_server', database, TEST_SECRET);
    expect(await query(asServer, 'SELECT * FROM evertill.drawer_session')).toEqual([]);
  });
});
