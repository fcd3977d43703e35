import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { lockNames } from '#cloud/db/locks.ts';
import { reinstateDevice, revokeDevice } from '#cloud/devices/devices.ts';
import { verify } from '#cloud/ingest/verify.ts';
import { rereadRows } from '#cloud/rows/reread-rows.ts';
import { writeUnread } from '#cloud/rows/rows.ts';
import { WIRE_VERSION } from '#shared/contract/cloud-contract.ts';
import { readEvent } from '#shared/journal/events.ts';
import type { Row } from '#shared/rows/row.ts';
import { canRead } from '#shared/rows/row-nouns.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { pushRows, pushRowsText, staffRow } from '#support/rows.ts';
import { readToEnd } from '#support/shapes.ts';
import { TillJournal } from '#support/till-journal.ts';

const SECRET_NAME = 'Wilhelmina Vanderbilt';

let postgres: TestPostgres;
let cloud: TestCloud;
let replica: TestCloud;
let place: OwnedShop;
let till: PairedTill;
const lines: string[] = [];
beforeAll(async () => {
  postgres = await startTestPostgres();
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  cloud = await startTestCloud(postgres, { log, now: () => NOW });
  replica = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: cloud.owner, log, now: () => NOW });
});
afterAll(async () => {
  await replica?.close();
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  till = await pairTill(cloud, new TillJournal(), place);
});

const push = (rows: readonly unknown[], token: string | null = till.token) => pushRows(cloud, token, rows);
const outcomes = async (...rows: unknown[]) => (await push(rows)).body.rows?.map(({ outcome }) => outcome);
/** What tills of a shop are handed. */
const handedOut = async (token = till.token): Promise<Row[]> => {
  const { messages } = await readToEnd(cloud, token, 'staff');
  return messages.flatMap((message) => ('value' in message ? [JSON.parse(String(message.value.content)) as Row] : []));
};
const bodies = async () => (await handedOut()).map(({ body }) => body);
const inPlace = (statement: string) => inOrg(cloud.asOwner, place.org, (db) => sql.raw(statement).execute(db));
const fault = async () => (await verify(cloud.db, readEvent)).fault;

/** A value that lies so deep in lists. */
const deep = (levels: number): unknown =>
  Array.from({ length: levels - 1 }).reduce<unknown>((inner) => [inner], SECRET_NAME);

describe('[SY32] of rows with one id', () => {
  test('the highest version stands, however often and in whatever order they come', async () => {
    const one = staffRow(1, 'Ada');
    const [second, third] = [staffRow(2, 'Ada L', one.id), staffRow(3, 'Countess', one.id)];
    expect(await outcomes(one)).toEqual(['taken']);
    expect(await outcomes(one)).toEqual(['held']);
    expect(await outcomes(third)).toEqual(['taken']);
    expect(await outcomes(second, one, third)).toEqual(['held', 'held', 'held']);
    expect(await handedOut()).toEqual([third]);
    expect(await fault()).toBeNull();
  });

  test('the same stands when one batch holds several, and the others of it are taken too', async () => {
    const [ada, bo] = [staffRow(4, 'Ada'), staffRow(1, 'Bo')];
    expect(await outcomes(staffRow(2, 'Old', ada.id), ada, staffRow(3, 'Older', ada.id), bo)).toEqual([
      ...['taken', 'taken', 'held', 'taken'],
    ]);
    expect(await handedOut()).toEqual(expect.arrayContaining([ada, bo]));
  });

  test('the same stands though two tills send different ones to two replicas at once', async () => {
    const id = crypto.randomUUID();
    const other = await pairTill(cloud, new TillJournal(), place);
    const rows = Array.from({ length: 24 }, (_, at) => staffRow(1 + (at % 8), `Name ${at}`, id));
    await Promise.all(
      rows.map((row, at) => pushRows(at % 2 ? cloud : replica, at % 3 ? till.token : other.token, [row])),
    );
    // Of version 8 there are three, and the last by its text stands.
    expect(await handedOut()).toEqual([staffRow(8, 'Name 7', id)]);
    expect(await fault()).toBeNull();
  });

  test('each shop has its own', async () => {
    const other = await pairTill(cloud, new TillJournal(), await cloud.createShop());
    const ours = staffRow(1, 'Ours');
    await push([ours]);
    await push([staffRow(9, 'Theirs', ours.id)], other.token);
    expect(await handedOut()).toEqual([ours]);
    expect(await handedOut(other.token)).toEqual([staffRow(9, 'Theirs', ours.id)]);
  });
});

describe('[SY33] a row that was erased', () => {
  test('stays erased, whatever version comes, and nothing of the name is left', async () => {
    const named = staffRow(5, SECRET_NAME);
    await push([named]);
    expect(await outcomes(staffRow(3, null, named.id))).toEqual(['taken']);
    expect(await outcomes(staffRow(7, SECRET_NAME, named.id), named)).toEqual(['held', 'held']);
    expect(await bodies()).toEqual([{}]);
    const { rows } = await inPlace('SELECT content FROM evertill.staff');
    expect(JSON.stringify(rows)).not.toContain(SECRET_NAME);
    expect(await fault()).toBeNull();
  });

  test('also empties what could not be read of it', async () => {
    const id = crypto.randomUUID();
    await push([
      { ...staffRow(5, SECRET_NAME, id), noun: 'visitor' },
      { ...staffRow(5, null, id), body: { name: 3 } },
    ]);
    await push([{ ...staffRow(6, null, id), noun: 'visitor' }, staffRow(6, null, id)]);
    const { rows } = await inPlace('SELECT noun, content FROM evertill.unread_row');
    expect(rows).toEqual([{ noun: 'visitor', content: JSON.stringify({ ...staffRow(6, null, id), noun: 'visitor' }) }]);
    expect(await bodies()).toEqual([{}]);
    expect(await fault()).toBeNull();
  });
});

describe('[SF6] [SY35] a row that cannot be read', () => {
  const unreadable: [string, Partial<Row>][] = [
    ['of a noun that is not known', { noun: 'visitor' }],
    ['without what its noun needs', { body: { title: SECRET_NAME } }],
    ['with too long a name', { body: { name: SECRET_NAME.repeat(9) } }],
  ];
  test.each(unreadable)('%s is kept as it came, told without a word of it, and holds nothing up', async (_, over) => {
    const odd = { ...staffRow(5, SECRET_NAME), ...over };
    const good = staffRow(1, 'Ada');
    expect(await outcomes(odd, good)).toEqual(['taken', 'taken']);
    expect(await outcomes(odd)).toEqual(['held']);
    expect(await handedOut()).toEqual([good]);
    const [told, ...others] = await cloud.exceptions(place);
    expect([told?.kind, others]).toEqual(['unreadable-row', []]);
    expect(told?.message).toContain(`“${odd.noun}”: 1 of its rows`);
    expect(JSON.stringify(told)).not.toContain(SECRET_NAME);
    expect(await fault()).toBeNull();
    // A newer version knows the noun `staff` better.
    await rereadRows(cloud.db, (row): row is never => row.noun === 'staff' || canRead(row), pino({ level: 'silent' }));
    const expected = odd.noun === 'staff' ? [good, odd] : [good];
    expect(await handedOut()).toEqual(expect.arrayContaining(expected));
    expect((await cloud.exceptions(place)).length).toBe(odd.noun === 'staff' ? 0 : 1);
    await inPlace('UPDATE evertill.staff SET content = replace(content, \'"body"\', \'"bodily"\')');
    expect(await fault()).toMatchObject({ kind: 'row', fault: 'unreadable', table: 'staff' });
    // What was told stays: the shop of this test is put right for the ones after it.
    await inPlace('UPDATE evertill.staff SET content = replace(content, \'"bodily"\', \'"body"\')');
    await push(odd.noun === 'staff' ? [staffRow(9, null, odd.id)] : []);
  });

  test.each([
    ['a higher version', (id: string) => staffRow(9, 'Ada Lovelace', id), 'stands'],
    ['nobody any more', (id: string) => staffRow(3, null, id), 'stands'],
    ['a lower version', (id: string) => staffRow(2, 'Old', id), 'goes'],
  ])('is no more when it can be read and %s was taken by a newer replica', async (_, make, fate) => {
    const unread = staffRow(7, 'Ada');
    const taken = make(unread.id);
    await push([taken]);
    // A replica that does not know the noun does not look where its rows stand.
    await inOrg(cloud.db, place.org, (db) => writeUnread(db, place, [unread, { ...unread, noun: 'visitor' }], NOW));
    await rereadRows(cloud.db, canRead, pino({ level: 'silent' }));
    expect(await handedOut()).toEqual([fate === 'stands' ? taken : unread]);
    expect((await inPlace('SELECT noun FROM evertill.unread_row')).rows).toEqual([{ noun: 'visitor' }]);
    expect(await fault()).toBeNull();
  });

  test('keeps a field that nobody knows', async () => {
    const badge = { colour: 'red', at: 1.5 };
    const row = { ...staffRow(5, 'Ada'), body: { name: 'Ada', archived: false, badge, note: deep(64) } };
    expect(await outcomes({ ...row, colour: 'a field of the row itself' })).toEqual(['taken']);
    expect(await handedOut()).toEqual([row]);
  });

  test.each([
    ['no version', { ...staffRow(1, SECRET_NAME), version: undefined }],
    ['a version that no edit could follow', staffRow(Number.MAX_SAFE_INTEGER, SECRET_NAME)],
    ['an id that is none', staffRow(1, 'Ada', SECRET_NAME)],
    ['a noun that is a sentence', { ...staffRow(1, 'Ada'), noun: SECRET_NAME }],
    ['a body that is a list', { ...staffRow(1, 'Ada'), body: [SECRET_NAME] }],
    ['nothing at all', null],
    ['what lies too deep', { ...staffRow(1, 'Ada'), body: { name: 'Ada', note: deep(65) } }],
    ['too much', { ...staffRow(1, 'Ada'), body: { name: 'Ada', note: SECRET_NAME.repeat(2_000) } }],
  ])('[SF6] and that has %s is refused alone, with a code', async (what, bad) => {
    const good = staffRow(1, 'Ada');
    const { status, body } = await push([bad, good]);
    expect(status).toBe(200);
    const code = /too|deep/.test(what) ? 'ROW_TOO_LARGE' : 'ROW_MALFORMED';
    expect(body.rows).toEqual([{ outcome: 'refused', code, message: expect.any(String) }, { outcome: 'taken' }]);
    expect(await handedOut()).toEqual([good]);
    await push([bad]);
    const told = await cloud.exceptions(place);
    expect(told.map(({ kind }) => kind)).toEqual(['row-refused']);
    expect(JSON.stringify([told, body])).not.toContain(SECRET_NAME);
  });
});

describe('[SY34] a push of rows', () => {
  test.each([1_000, 8_000, 1_000_000])('one of which lies %i deep is answered for each', async (levels) => {
    const [bad, good] = [staffRow(1, 'DEEP'), staffRow(1, 'Ada')];
    const note = '['.repeat(levels) + ']'.repeat(levels);
    const text = JSON.stringify({ wire: WIRE_VERSION, rows: [bad, good] }).replace('"DEEP"', note);
    const { status, body } = await pushRowsText(cloud, till.token, text);
    expect([status, body.rows?.map(({ outcome }) => outcome)]).toEqual([200, ['refused', 'taken']]);
    expect(await handedOut()).toEqual([good]);
  });

  test.each([
    ['by nobody', () => push([staffRow(1, 'Ada')], null), 401, 'UNAUTHORIZED', []],
    ['with a token that is not known', () => push([staffRow(1, 'Ada')], 'x'.repeat(43)), 401, 'UNAUTHORIZED', []],
    [
      'of a version too new',
      () => pushRows(cloud, till.token, [staffRow(1, 'Ada')], 99),
      ...([426, 'UPDATE_CLOUD', ['push-version']] as const),
    ],
    [
      'of a version too old',
      () => pushRows(cloud, till.token, [staffRow(1, 'Ada')], 0),
      ...([426, 'UPDATE_TILL', ['push-version']] as const),
    ],
    [
      'of too many',
      () => push(Array.from({ length: 501 }, () => staffRow(1, 'Ada'))),
      ...([400, 'BAD_REQUEST', ['push-unreadable']] as const),
    ],
    ['of none', () => push([]), 400, 'BAD_REQUEST', ['push-unreadable']],
    ['of too much', () => push([{ name: 'x'.repeat(9_000_000) }]), 413, 'PAYLOAD_TOO_LARGE', ['push-too-large']],
    [
      'that was cut short',
      () => pushRowsText(cloud, till.token, '{"wire":1,"rows":[{"noun'),
      ...([400, 'BAD_REQUEST', ['push-unreadable']] as const),
    ],
  ])('%s is refused, takes nothing, and the owner of the till hears of it', async (_, ask, status, code, kinds) => {
    const answer = await ask();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await handedOut()).toEqual([]);
    expect((await cloud.exceptions(place)).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('by a till that is locked out takes nothing until it is let in', async () => {
    const row = staffRow(1, 'Ada');
    const watcher = await pairTill(cloud, new TillJournal(), place);
    await inOrg(cloud.db, place.org, (db) => revokeDevice(db, till.journal.device, NOW));
    const answer = await push([row]);
    expect([answer.status, answer.body.code]).toEqual([403, 'DEVICE_REVOKED']);
    expect(await handedOut(watcher.token)).toEqual([]);
    // What it sold waits to be admitted; its rows do not. Neither hides the other.
    till.journal.sell();
    for (const again of [1, 2])
      expect([again, (await push([row])).status, (await till.push()).status]).toEqual([again, 403, 403]);
    expect((await cloud.exceptions(place)).map(({ kind, message }) => [kind, message]).sort()).toEqual([
      ['push-revoked', 'Till A is locked out and goes on sending. What it sends waits until you admit it.'],
      ['push-rows-revoked', expect.stringContaining('It stays on the till until you let it in again.')],
    ]);
    await inOrg(cloud.db, place.org, (db) => reinstateDevice(db, till.journal.device));
    expect(await outcomes(row)).toEqual(['taken']);
    expect(await handedOut(watcher.token)).toEqual([row]);
  });

  test('by a till that is locked out while it waits takes nothing', async () => {
    const watcher = await pairTill(cloud, new TillJournal(), place);
    const { pushed } = await inOrg(cloud.db, place.org, async (db) => {
      await lockNames(db, [`rows ${place.shop}`]);
      const pushed = push([staffRow(1, 'Ada')]);
      await vi.waitFor(async () => {
        const waiting = sql`SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory'`;
        expect((await waiting.execute(db)).rows).toHaveLength(1);
      });
      await revokeDevice(db, till.journal.device, NOW);
      return { pushed };
    });
    expect(await pushed).toMatchObject({ status: 403, body: { code: 'DEVICE_REVOKED' } });
    expect(await handedOut(watcher.token)).toEqual([]);
  });
});

test.each([
  ['missing', 'DELETE FROM evertill.staff'],
  ['older', `UPDATE evertill.staff SET content = replace(content, '"version":5', '"version":4')`],
])('[CL18] verify finds a row that a till was told is kept %s', async (kind, tamper) => {
  const row = staffRow(5, 'Ada');
  await push([row]);
  await inPlace(tamper);
  expect(await fault()).toMatchObject({ kind: 'row', fault: kind, table: 'staff', id: row.id, shop: place.shop });
  await push([staffRow(6, 'Ada', row.id)]);
  expect(await fault()).toBeNull();
});

test('[CL18] verify finds the name of somebody who was erased', async () => {
  const row = staffRow(5, null);
  await push([row]);
  await inPlace(`UPDATE evertill.staff SET content = replace(content, '"body":{}', '"body":{"name":"Ada"}')`);
  expect(await fault()).toMatchObject({ kind: 'row', fault: 'older', id: row.id });
  await push([row]);
  expect(await fault()).toBeNull();
});

test('[CL14] nothing that a row holds is in the log', () => {
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('')).not.toContain('Vanderbilt');
});
