import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trimShapeLogs } from '#cloud/shapes/trim-shape-log.ts';
import {
  startTestCloud,
  startTestPostgres,
  type TestCloud,
  type TestOwner,
  type TestPostgres,
} from '#support/cloud.ts';
import { askShape, connectAdmin, insertItem, readToEnd, type ShapeReply, tokenOf } from '#support/shapes.ts';

const HOLD_MS = 400;
let postgres: TestPostgres;
let cloud: TestCloud;
let admin: pg.Client;
let ours: TestOwner;
let token: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { shapeHoldMs: HOLD_MS });
  admin = await connectAdmin(cloud);
  ours = cloud.owner;
  token = await tokenOf(cloud);
});
afterAll(async () => {
  await admin?.end();
  await cloud?.close();
  await postgres?.stop();
});

const ask = (query: string, headers?: Record<string, string>) => askShape(cloud, token, query, headers);
const operations = ({ body }: ShapeReply): unknown[] =>
  body.map(({ headers, value }: { headers: Record<string, unknown>; value?: unknown }) =>
    headers.operation ? [headers.operation, value] : headers.control,
  );
const keyOf = (id: string) => ({ org: ours.org, shop: ours.shop, noun: 'item', id });

async function item(fields: string, place = ours): Promise<string> {
  const id = crypto.randomUUID();
  await insertItem(admin, place, id, fields);
  return id;
}
const setFields = (id: string, fields: string) =>
  admin.query('UPDATE evertill.record SET fields = $2 WHERE id = $1', [id, fields]);
const remove = (id: string) => admin.query('DELETE FROM evertill.record WHERE id = $1', [id]);

describe('[SH5] the first reading', () => {
  test('hands out the rows as they stand, then says where the log goes on', async () => {
    const id = await item('{"name":"Tea"}');
    const first = await ask('table=record&log=full&offset=-1');
    expect(first.status).toBe(200);
    expect(first.body).toContainEqual({
      key: `"evertill"."record"/"${ours.org}"/"${ours.shop}"/"item"/"${id}"`,
      value: { ...keyOf(id), fields: '{"name":"Tea"}', stamps: '[]' },
      headers: { operation: 'insert', relation: ['evertill', 'record'] },
    });
    expect(first.body.at(-1)).toMatchObject({ headers: { control: 'snapshot-end' } });
    expect(first.headers.get('electric-up-to-date')).toBeNull();
    const offset = first.headers.get('electric-offset');
    const handle = first.headers.get('electric-handle');
    const second = await ask(`table=record&log=full&offset=${offset}&handle=${handle}`);
    expect(second.body).toEqual([{ headers: { control: 'up-to-date' } }]);
    expect(second.headers.has('electric-up-to-date')).toBe(true);
    expect(second.headers.get('electric-offset')).toBe(offset);
    expect(second.headers.get('electric-handle')).toBe(handle);
  });

  test('writes every text as the log writes it, whatever stands in it', async () => {
    const place = await cloud.createOwner('odd@shop.example');
    const theirs = await tokenOf(cloud, place);
    const { query } = await readToEnd(cloud, theirs);
    const texts = ['a"/"b', "it's", 'back\\slash', 'line\nend\t\u0001', 'Käse 🧀 \u2028', '%s $1 {}', ''];
    for (const text of texts) {
      await admin.query(
        'INSERT INTO evertill.record (org, shop, noun, id, fields, stamps) VALUES ($1, $2, $3, $4, $5, $6)',
        [...[place.org, place.shop, text, crypto.randomUUID(), text, '[]']],
      );
    }
    const rows = async (query: string) =>
      (await askShape(cloud, theirs, query)).body
        .filter(({ value }: { value?: unknown }) => value)
        .map(({ key, value }: { key: string; value: object }) => [key, value])
        .sort(([a]: [string], [b]: [string]) => (a < b ? -1 : 1));
    const fromLog = await rows(query);
    expect(fromLog.map(([, { fields }]: [string, { fields: string }]) => fields).sort()).toEqual([...texts].sort());
    expect(await rows('table=record&log=full&offset=-1')).toEqual(fromLog);
  });

  test('comes in pages of 2,000 rows, and loses nothing that changes between two of them', async () => {
    const place = await cloud.createOwner('many@shop.example');
    const theirs = await tokenOf(cloud, place);
    await admin.query(
      `INSERT INTO evertill.record (org, shop, noun, id, fields, stamps)
       SELECT $1, $2, 'item', gen_random_uuid(), n::text, '[]' FROM generate_series(1, 4500) AS n`,
      [place.org, place.shop],
    );
    const first = await askShape(cloud, theirs, 'table=record&log=full&offset=-1');
    expect(first.body).toHaveLength(2_000);
    const ids = await admin.query<{ id: string }>(
      'SELECT id FROM evertill.record WHERE shop = $1 ORDER BY noun, id OFFSET 1990 LIMIT 20',
      [place.shop],
    );
    for (const { id } of ids.rows) await remove(id);
    const late = '00000000-0000-4000-8000-000000000000';
    await insertItem(admin, place, late, 'late');

    const shown = new Map<string, unknown>(first.body.map((m: { key: string; value: unknown }) => [m.key, m.value]));
    let { headers } = first;
    for (let page = 0; !headers.has('electric-up-to-date'); page += 1) {
      expect(page).toBeLessThan(5);
      const place = `offset=${headers.get('electric-offset')}&handle=${headers.get('electric-handle')}`;
      const next = await askShape(cloud, theirs, `table=record&log=full&${place}`);
      headers = next.headers;
      for (const { key, value, headers } of next.body) {
        if (headers.operation === 'delete') shown.delete(key);
        else if (headers.operation) shown.set(key, value);
      }
    }
    expect(shown.size).toBe(4_481);
    expect([...shown.keys()].some((key) => key.endsWith(`"${late}"`))).toBe(true);
  });
});

describe('[SH6] changes', () => {
  test('say the key and what changed; a delete only the key', async () => {
    const { query } = await readToEnd(cloud, token);
    const id = await item('{"name":"Tea"}');
    const inserted = await ask(query);
    expect(operations(inserted)).toEqual([
      ['insert', { ...keyOf(id), fields: '{"name":"Tea"}', stamps: '[]' }],
      'up-to-date',
    ]);
    expect(inserted.body[0].headers).toMatchObject({
      lsn: expect.stringMatching(/^\d+$/),
      op_position: expect.any(Number),
      txids: [Number(inserted.body[0].headers.lsn)],
      last: true,
    });
    expect(inserted.headers.get('electric-offset')).toMatch(`${inserted.body[0].headers.lsn}_`);

    const goOn = (reply: ShapeReply) => query.replace(/offset=.*$/, `offset=${reply.headers.get('electric-offset')}`);
    await setFields(id, '{"name":"Green tea"}');
    const updated = await ask(goOn(inserted));
    expect(operations(updated)).toEqual([['update', { ...keyOf(id), fields: '{"name":"Green tea"}' }], 'up-to-date']);
    await setFields(id, '{"name":"Green tea"}');
    expect(operations(await ask(goOn(updated)))).toEqual(['up-to-date']);
    await remove(id);
    expect(operations(await ask(goOn(updated)))).toEqual([['delete', keyOf(id)], 'up-to-date']);
  });

  test('of one row since the last time come as one, as the row stands now', async () => {
    const id = await item('1');
    const { query } = await readToEnd(cloud, token);
    await setFields(id, '2');
    await setFields(id, '3');
    expect(operations(await ask(query))).toEqual([['update', { ...keyOf(id), fields: '3' }], 'up-to-date']);
  });

  test('of a primary key are a delete and an insert', async () => {
    const id = await item('1');
    const { query } = await readToEnd(cloud, token);
    const other = crypto.randomUUID();
    await admin.query('UPDATE evertill.record SET id = $2 WHERE id = $1', [id, other]);
    const told = operations(await ask(query));
    expect(told).toHaveLength(3);
    expect(told).toContainEqual(['delete', keyOf(id)]);
    expect(told).toContainEqual(['insert', { ...keyOf(other), fields: '1', stamps: '[]' }]);
  });

  test('into the shop and out of it are an insert and a delete', async () => {
    const place = await cloud.createShop();
    const id = await item('1', { ...ours, ...place });
    const { query } = await readToEnd(cloud, token);
    const move = ({ org, shop }: typeof place) =>
      admin.query('UPDATE evertill.record SET org = $2, shop = $3 WHERE id = $1', [id, org, shop]);
    await move(ours);
    const entered = await ask(query);
    expect(operations(entered)).toEqual([['insert', { ...keyOf(id), fields: '1', stamps: '[]' }], 'up-to-date']);
    await move(place);
    const next = query.replace(/offset=.*$/, `offset=${entered.headers.get('electric-offset')}`);
    expect(operations(await ask(next))).toEqual([['delete', keyOf(id)], 'up-to-date']);
  });

  test('that took place between the lines of a row’s life are told from how it ends', async () => {
    const id = await item('1');
    const { query } = await readToEnd(cloud, token);
    await remove(id);
    await insertItem(admin, ours, id, '2');
    expect(operations(await ask(query))).toEqual([
      ['delete', keyOf(id)],
      ['insert', { ...keyOf(id), fields: '2', stamps: '[]' }],
      'up-to-date',
    ]);
  });
});

describe('[SH8] a place from which nobody can go on', () => {
  const refetch = [{ headers: { control: 'must-refetch' } }];

  async function expectRefetch(query: string, handle: string): Promise<void> {
    const reply = await ask(query);
    expect([reply.status, reply.body]).toEqual([409, refetch]);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const next = reply.headers.get('electric-handle');
    expect(next).not.toBe(handle);
    const again = await ask(`table=record&log=full&offset=-1&handle=${next}&expired_handle=${handle}`);
    expect([again.status, again.headers.get('electric-handle')]).toEqual([200, next]);
  }

  test('is one before what was trimmed away, and only that', async () => {
    const before = await readToEnd(cloud, token);
    for (const fields of ['1', '2', '3']) await item(fields);
    const after = await readToEnd(cloud, token);
    await trimShapeLogs(cloud.db, { keepMs: 1_000_000, keepEntries: 1_000 });
    expect((await ask(before.query)).status).toBe(200);
    await trimShapeLogs(cloud.db, { keepMs: 1_000_000, keepEntries: 1 });
    await expectRefetch(before.query, before.handle);
    expect((await ask(after.query)).status).toBe(200);
    await trimShapeLogs(cloud.db, { keepMs: -1_000, keepEntries: 1_000 });
    expect(operations(await ask(after.query))).toEqual(['up-to-date']);
    const kept = await admin.query('SELECT count(*)::int AS n FROM evertill.shape_log WHERE shop = $1', [ours.shop]);
    expect(kept.rows).toEqual([{ n: 1 }]);
  });

  test('is a page of a reading that began before it', async () => {
    const page = `table=record&log=full&offset=0_${BigInt(`0x${Buffer.from(`["item","${crypto.randomUUID()}"]`).toString('hex')}`)}`;
    const { handle } = await readToEnd(cloud, token);
    expect((await ask(`${page}&handle=${handle}`)).status).toBe(200);
    await item('1');
    await item('2');
    await trimShapeLogs(cloud.db, { keepMs: -1_000, keepEntries: 0 });
    await expectRefetch(`${page}&handle=${handle}`, handle);
  });

  test.each([
    ['of another cloud', (offset: string) => ['24-173', offset]],
    ['of the Electric service', () => ['3833821-1721812114261', '0_inf']],
    ['of the Electric service, within its rows', () => ['3833821-1721812114261', '0_0']],
    ['of the Electric service, in its log', () => ['3833821-1721812114261', '26800584_4']],
    ['ahead of this database', (_: string, handle: string) => [handle, '999999999999_1']],
    ['before the handle’s own beginning', (_: string, handle: string) => [handle, '1_1']],
    ['with a handle somebody altered', (offset: string, handle: string) => [handle.replace(/^\d+/, '1'), offset]],
  ])('is one %s', async (_, place) => {
    const end = await readToEnd(cloud, token);
    const [handle = '', offset] = place(end.offset, end.handle);
    await expectRefetch(`table=record&log=full&handle=${handle}&offset=${offset}`, handle);
  });

  test('is one of another shop', async () => {
    const theirs = await tokenOf(cloud, await cloud.createOwner('elsewhere@shop.example'));
    const { handle, query } = await readToEnd(cloud, theirs);
    await expectRefetch(query, handle);
  });

  test('is one of a database that was restored into another cluster', async () => {
    const { query, handle } = await readToEnd(cloud, token);
    const { rows } = await admin.query<{ id: string }>('SELECT system_identifier::text AS id FROM pg_control_system()');
    expect(rows[0]?.id).toMatch(/^\d{15,}$/);
    // A cluster's number cannot be altered here; what is made from it can be told from what is not.
    const other = await startTestPostgres();
    const elsewhere = await startTestCloud(other);
    try {
      const there = await tokenOf(elsewhere);
      const reply = await askShape(elsewhere, there, query);
      expect([reply.status, reply.headers.get('electric-handle') === handle]).toEqual([409, false]);
    } finally {
      await elsewhere.close();
      await other.stop();
    }
  });
});

describe('[SH9] a live request', () => {
  test('is held until there is news, and answered within a moment of it', async () => {
    const { query } = await readToEnd(cloud, token);
    const asked = performance.now();
    const answer = ask(`${query}&live=true&cursor=`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const id = await item('1');
    const reply = await answer;
    expect(performance.now() - asked).toBeLessThan(HOLD_MS);
    expect(operations(reply)).toEqual([['insert', { ...keyOf(id), fields: '1', stamps: '[]' }], 'up-to-date']);
  });

  test('without news is held to its end, and then up to date where it was', async () => {
    const { query, offset } = await readToEnd(cloud, token);
    const asked = performance.now();
    const reply = await ask(`${query}&live=true&cursor=`);
    expect(performance.now() - asked).toBeGreaterThan(HOLD_MS - 20);
    expect([reply.body, reply.headers.get('electric-offset')]).toEqual([
      [{ headers: { control: 'up-to-date' } }],
      offset,
    ]);
  });

  test('does not wait for what is of another shop', async () => {
    const { query } = await readToEnd(cloud, token);
    const answer = ask(`${query}&live=true&cursor=`);
    await item('theirs', await cloud.createOwner('third@shop.example'));
    expect(operations(await answer)).toEqual(['up-to-date']);
  });
});

describe('[SH4] [SH10] headers', () => {
  test('say where a client stands, and how to read what it got', async () => {
    const first = await ask('table=record&log=full&offset=-1');
    expect(JSON.parse(first.headers.get('electric-schema') ?? '')).toEqual({
      org: { type: 'uuid', not_null: true, pk_index: 0 },
      shop: { type: 'uuid', not_null: true, pk_index: 1 },
      noun: { type: 'text', not_null: true, pk_index: 2 },
      id: { type: 'uuid', not_null: true, pk_index: 3 },
      fields: { type: 'text' },
      stamps: { type: 'text' },
    });
    const [handle, offset] = [first.headers.get('electric-handle'), first.headers.get('electric-offset')];
    expect(first.headers.get('etag')).toBe(`"${handle}:-1:${offset}"`);
    expect(first.headers.get('electric-cursor')).toBeNull();
    expect(first.headers.get('content-type')).toMatch(/^application\/json/);
    expect(first.headers.get('cache-control')).toBe('private, max-age=60');
    expect(first.headers.get('vary')).toBe('Authorization');
  });

  test('of a live answer carry a cursor beyond the one that came, and no schema', async () => {
    const { query } = await readToEnd(cloud, token);
    for (const cursor of ['', '7', '99999999999', 'x']) {
      await item('1');
      const { headers } = await ask(`${query}&live=true&cursor=${cursor}`);
      expect(Number(headers.get('electric-cursor'))).toBeGreaterThan(Number(cursor) || 0);
      expect(headers.get('electric-schema')).toBeNull();
      expect(headers.get('cache-control')).toBe('private, max-age=5');
      expect(headers.get('vary')).toBe('Authorization');
    }
  });

  test('name an answer that the client has already', async () => {
    const { query } = await readToEnd(cloud, token);
    const { headers } = await ask(query);
    const etag = headers.get('etag') ?? '';
    const again = await ask(query, { 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    expect(again.headers.get('electric-offset')).toBe(headers.get('electric-offset'));
    await item('1');
    expect((await ask(query, { 'if-none-match': etag })).status).toBe(200);
  });

  test('begin at what is there now when that is asked for', async () => {
    const now = await ask('table=record&log=full&offset=now');
    expect(now.body).toEqual([{ headers: { control: 'up-to-date' } }]);
    const id = await item('1');
    const place = `offset=${now.headers.get('electric-offset')}&handle=${now.headers.get('electric-handle')}`;
    expect(operations(await ask(`table=record&log=full&${place}`))).toEqual([
      ['insert', { ...keyOf(id), fields: '1', stamps: '[]' }],
      'up-to-date',
    ]);
  });

  test.each([
    ['log=changes_only&offset=-1', 'SHAPE_MODE_UNSUPPORTED', 'log'],
    ['log=full&offset=-1&live_sse=true', 'SHAPE_MODE_UNSUPPORTED', 'live_sse'],
    ['log=full&offset=-1&experimental_live_sse=true', 'SHAPE_MODE_UNSUPPORTED', 'experimental_live_sse'],
    ['log=full&offset=-1&subset__where=true', 'SHAPE_MODE_UNSUPPORTED', 'subset__where'],
    ['log=full&offset=-1&subset__limit=1', 'SHAPE_MODE_UNSUPPORTED', 'subset__limit'],
    ['log=full', 'SHAPE_PLACE_INVALID', 'offset'],
    ['log=full&offset=-2', 'SHAPE_PLACE_INVALID', 'offset'],
    ["log=full&offset=1_1'--", 'SHAPE_PLACE_INVALID', 'offset'],
    ['log=full&offset=5_1', 'SHAPE_PLACE_INVALID', 'handle'],
    ['log=full&offset=-1&live=true', 'SHAPE_PLACE_INVALID', 'live'],
  ])('[SH2] refuse %s by name', async (query, code, parameter) => {
    const { status, body, headers } = await ask(`table=record&${query}`);
    expect([status, body.code, Object.keys(body.errors)]).toEqual([400, code, [parameter]]);
    expect(body.message).toMatch(/^[A-Z].*\.$/);
    expect([headers.get('cache-control'), headers.get('vary')]).toEqual(['no-store', 'Authorization']);
  });
});
