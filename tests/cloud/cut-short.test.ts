import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectPool } from '#cloud/db/connect.ts';
import { urlAs } from '#cloud/db/roles.ts';
import type { CloudDb, CloudTables } from '#cloud/db/schema.ts';
import type { Till } from '#cloud/devices/devices.ts';
import { ingestPush } from '#cloud/ingest/ingest-push.ts';
import { readPush } from '#cloud/ingest/read-push.ts';
import { verify } from '#cloud/ingest/verify.ts';
import type { PushRequest } from '#shared/contract/cloud-contract.ts';
import { type JournalEvent, readEvent } from '#shared/journal/events.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { TEST_SECRET } from '#support/migrated-cluster.ts';
import { NOW } from '#support/orders.ts';
import { pairTill } from '#support/paired-till.ts';
import { playSale, TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let superuser: pg.Client;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => NOW });
  superuser = new pg.Client({ connectionString: cloud.adminUrl, options: '-c search_path=evertill' });
  await superuser.connect();
});
afterAll(async () => {
  await superuser?.end();
  await cloud?.close();
  await postgres?.stop();
});

type Moment = 'before' | 'after';

interface CutDatabase {
  readonly db: CloudDb;
  /** The statements that were sent, up to the one that was cut. */
  readonly sent: string[];
}

/** The server's own connection, which Postgres ends before or after the n-th statement; its answer is lost with it. */
function cutAt(statement: number, moment: Moment): CutDatabase {
  const sent: string[] = [];
  const pool = connectPool(
    urlAs('evertill_server', cloud.adminUrl, TEST_SECRET),
    { search_path: 'evertill' },
    pino({ level: 'silent' }),
    1,
  );
  async function connect() {
    const client = await pool.connect();
    const end = () => superuser.query('SELECT pg_terminate_backend($1, 5000)', [client['processID' as never]]);
    return {
      async query(...args: [string, unknown[]]) {
        sent.push(args[0]);
        if (sent.length !== statement) return client.query(...args);
        if (moment === 'after') await client.query(...args);
        await end();
        return client.query('SELECT 1');
      },
      release: () => client.release(true),
    };
  }
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end() } as never });
  return { db: new Kysely<CloudTables>({ dialect }), sent };
}

const tables = [
  ...['entry', 'acknowledged', 'exception', 'order', 'record', 'shop_feed', 'stock_level'],
  ...['sales_by_quarter', 'sales_by_item', 'sales_by_tender', 'refunds_by_tender', 'drawer_session'],
];

/** All that a push writes, and when its till was last heard of. */
async function readAll(): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of [...tables, 'device']) {
    const { rows } = await superuser.query(`SELECT one::text AS row FROM evertill."${table}" AS one ORDER BY 1`);
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

/** A push that changes all there is: an older fact of a settled order, a sale and its refund, the menu, stock, a drawer, a wrong clock. */
async function makePush(): Promise<{ till: Till; request: PushRequest }> {
  const place = await cloud.createShop();
  const [first, second] = [new TillJournal(), new TillJournal()];
  const seller = await pairTill(cloud, first, place);
  const [opened, ...rest] = playSale([0, 3], { device: first.device, now: NOW }) as [JournalEvent, ...JournalEvent[]];
  for (const event of rest) first.record(event);
  await seller.push();
  await pairTill(cloud, second, place);
  second.now = asInstant(NOW - 60_000);
  second.record(opened, { businessDate: '2026-11-19' });
  second.giveBack(second.sell([1]), '2026-11-20');
  const change = { noun: 'category', id: newUuid(), set: { name: 'Drinks' } };
  second.record({ type: 'catalog.changed', v: 1, payload: { changes: [change] } });
  const movements = [{ itemId: newUuid(), name: 'Lemonade', quantity: 6_000 }];
  second.record({ type: 'stock.moved', v: 1, payload: { kind: 'received', movements } });
  second.record({ type: 'drawer.opened', v: 1, payload: { sessionId: newUuid(), float: 15_000 } });
  second.record({ type: 'unheard.of', v: 1, payload: {} }, { at: NOW + 3_600_000 });
  second.record({ type: 'day.opened', v: 1, payload: { businessDate: '2026-11-20' } }, { at: NOW + 3_600_000 });
  return { till: { ...place, device: second.device }, request: second.push() };
}

async function ingest(db: CloudDb, { till, request }: Awaited<ReturnType<typeof makePush>>): Promise<number> {
  const push = readPush(request, till.device, readEvent);
  if (!push.ok) throw new Error('the push cannot be read');
  const context = { till, segment: request.segment, sentAt: null, now: NOW, read: readEvent };
  const done = await ingestPush(db, push.value, context);
  if (!done.ok) throw new Error(done.error.fault);
  return done.value.acknowledged;
}

test.each<Moment>(['before', 'after'])(
  '[CL3] a push that is cut short %s any of its statements is there whole or not at all, and once',
  async (moment) => {
    const given = await makePush();
    const last = given.request.entries.length;
    const before = await readAll();
    let statements: string[] = [];
    for (let statement = 1; ; statement += 1) {
      const { db, sent } = cutAt(statement, moment);
      const answer = await ingest(db, given).catch((error: Error) => error);
      await db.destroy();
      if (sent.length < statement) {
        // It was through before it was to be cut.
        expect(answer).toBe(last);
        break;
      }
      expect(answer, `statement ${statement}`).toBeInstanceOf(Error);
      // What follows is the end of the transaction, which the server tries in vain.
      statements = sent.slice(0, statement);
      const cut = statements.at(-1);
      if (moment === 'after' && cut === 'commit') break;
      expect(await readAll(), `statement ${statement}: ${cut}`).toEqual(before);
    }
    expect(statements.at(-1)).toBe('commit');
    // It was a push that writes everywhere, and took sums back.
    for (const table of tables) expect(statements.join('\n')).toMatch(new RegExp(`INSERT INTO "?${table}"?\\s`));
    expect(statements.join('\n')).toMatch(/DELETE FROM sales_by_quarter/);

    const once = await readAll();
    expect(once.entry).toHaveLength((before.entry?.length ?? 0) + last);
    expect(await ingest(cloud.db, given)).toBe(last);
    expect(await readAll()).toEqual(once);
    expect(await verify(cloud.db, readEvent)).toMatchObject({ fault: null });
  },
);
