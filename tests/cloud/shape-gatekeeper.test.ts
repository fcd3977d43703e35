import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shopId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import {
  startTestCloud,
  startTestPostgres,
  type TestCloud,
  type TestOwner,
  type TestPostgres,
} from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { pairTill } from '#support/paired-till.ts';
import { askShape, connectAdmin, insertItem, readToEnd, tokenOf } from '#support/shapes.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let admin: pg.Client;
let theirs: TestOwner;
let token: string;
const lines: string[] = [];
let now = NOW;

beforeAll(async () => {
  const { pino } = await import('pino');
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { shapeHoldMs: 200, log, now: () => now });
  admin = await connectAdmin(cloud);
  theirs = await cloud.createOwner('other@shop.example');
  token = await tokenOf(cloud);
  await insertItem(admin, cloud.owner, crypto.randomUUID(), 'ours');
  await insertItem(admin, theirs, crypto.randomUUID(), 'theirs');
});
afterAll(async () => {
  await admin?.end();
  await cloud?.close();
  await postgres?.stop();
});

describe('[SH1] who is handed what', () => {
  test.each([
    ['no token', null],
    ['a token that nobody was given', 'x'.repeat(43)],
    ['something that is no token', "' OR 1=1"],
  ])('nothing without being a paired till: %s', async (_, wrong) => {
    const { status, body, headers } = await askShape(cloud, wrong, 'table=record&log=full&offset=-1');
    expect([status, body.code]).toEqual([401, 'UNAUTHORIZED']);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('vary')).toBe('Authorization');
  });

  test('nothing by a token that a later pairing has ended', async () => {
    const till = await pairTill(cloud);
    expect((await askShape(cloud, till.token, 'table=record&log=full&offset=-1')).status).toBe(200);
    await pairTill(cloud, till.journal);
    expect((await askShape(cloud, till.token, 'table=record&log=full&offset=-1')).status).toBe(401);
  });

  test('to each till the rows of its own shop and of no other', async () => {
    const fieldsOf = async (of: string) =>
      (await readToEnd(cloud, of)).messages.flatMap((message) => ('value' in message ? [message.value.fields] : []));
    expect(await fieldsOf(token)).toEqual(['ours']);
    expect(await fieldsOf(await tokenOf(cloud, theirs))).toEqual(['theirs']);
    expect(await fieldsOf(await tokenOf(cloud, await cloud.createShop()))).toEqual([]);
  });

  test('nothing of the next shop of the same owner', async () => {
    const nextDoor = { ...cloud.owner, shop: shopId.parse(crypto.randomUUID()) };
    await insertItem(admin, nextDoor, crypto.randomUUID(), 'next door');
    const { messages, query } = await readToEnd(cloud, token);
    await insertItem(admin, nextDoor, crypto.randomUUID(), 'next door, later');
    const { body } = await askShape(cloud, token, query);
    expect(JSON.stringify([messages, body])).not.toContain('next door');
  });

  test('only by GET', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD']) {
      const response = await fetch(`${cloud.url}/v1/shape?table=record&offset=-1`, {
        method,
        headers: { authorization: `Bearer ${token}` },
      });
      expect([method, response.status]).toEqual([method, 404]);
    }
  });
});

describe('[SH2] a smuggled parameter', () => {
  test.each([
    ['where=true', 'SHAPE_PARAMETER_FIXED', 'where'],
    ['where=org%20is%20not%20null', 'SHAPE_PARAMETER_FIXED', 'where'],
    ['columns="id"', 'SHAPE_PARAMETER_FIXED', 'columns'],
    ['params[1]=x', 'SHAPE_PARAMETER_FIXED', 'params[1]'],
    ['params%5B2%5D=x', 'SHAPE_PARAMETER_FIXED', 'params[2]'],
    ['params={"1":"x"}', 'SHAPE_PARAMETER_FIXED', 'params'],
    ['replica=full', 'SHAPE_PARAMETER_FIXED', 'replica'],
    ['secret=x', 'SHAPE_PARAMETER_FIXED', 'secret'],
    ['table=device', 'SHAPE_PARAMETER_DOUBLED', 'table'],
    ['offset=now', 'SHAPE_PARAMETER_DOUBLED', 'offset'],
    ['WHERE=true', 'SHAPE_PARAMETER_UNKNOWN', 'WHERE'],
    ['org=x', 'SHAPE_PARAMETER_UNKNOWN', 'org'],
    ['__proto__=x', 'SHAPE_PARAMETER_UNKNOWN', '__proto__'],
  ])('%s is refused by name', async (smuggled, code, parameter) => {
    lines.length = 0;
    const { status, body } = await askShape(cloud, token, `table=record&log=full&offset=-1&${smuggled}`);
    expect([status, body.code]).toEqual([400, code]);
    expect(Object.keys(body.errors)).toEqual([parameter]);
    expect(JSON.stringify(body)).not.toContain('theirs');
    const told = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'a shape request was refused');
    expect(told).toMatchObject({ code });
    expect(lines.join('')).not.toContain(token);
  });

  test('by which a till asks for more than its own is told to the owner, once a day', async () => {
    const till = await pairTill(cloud);
    const ask = (more: string) => askShape(cloud, till.token, `table=record&log=full&offset=-1&${more}`);
    const told = async () =>
      (await cloud.exceptions()).filter(({ kind, id }) => kind === 'shape-refused' && id.includes(till.journal.device));
    await ask('colour=red');
    expect(await told()).toEqual([]);
    await ask('where=true');
    await ask('where=true');
    expect((await told()).map(({ message }) => message)).toEqual([
      `Till ${till.letter} asked for data that tills are not handed. It got nothing.`,
    ]);
    now = asInstant(now + 24 * 60 * 60_000);
    await ask('where=true');
    expect(await told()).toHaveLength(2);
  });

  test.each(['device', 'entry', 'evertill.record', 'public.record', 'record; DROP TABLE', '', 'Record', 'constructor'])(
    'the table %j is not handed out',
    async (table) => {
      const asked = `table=${encodeURIComponent(table)}&log=full&offset=-1`;
      const { status, body } = await askShape(cloud, token, asked);
      expect([status, body.code, body.errors.table]).toEqual([
        400,
        'SHAPE_TABLE_UNKNOWN',
        ['must be one of record, shop_feed, stock_level, staff, guest, mail'],
      ]);
    },
  );
});

test('a database that is away is a 503 that says when to come back', async () => {
  const alone = await startTestPostgres();
  const short = await startTestCloud(alone);
  const till = await tokenOf(short);
  await alone.stop();
  const { status, body, headers } = await askShape(short, till, 'table=record&log=full&offset=-1');
  expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'SERVICE_UNAVAILABLE', '1']);
  await short.close();
});
