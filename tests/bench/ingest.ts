import { sql } from 'kysely';
import { pino } from 'pino';
import { connect, connectAsOwner, inOrg } from '#cloud/db/connect.ts';
import { urlAs } from '#cloud/db/roles.ts';
import type { CloudDb, OrgDb } from '#cloud/db/schema.ts';
import { MAX_PUSH_ENTRIES } from '#shared/contract/cloud-contract.ts';
import type { DeviceId, OrgId } from '#shared/ids/ids.ts';
import { startTestCloud, startTestPostgres, type TestPostgres } from '#support/cloud.ts';
import { TEST_SECRET } from '#support/migrated-cluster.ts';
import { pairTill, pushRaw } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';
import { type Figure, median } from './measure.ts';

const SALES = 10_000;
const ROUNDS = 5;

/**
 * 10,000 queued sales pushed by HTTP, against the rows that they left inserted raw: by the same role into the same tables
 * with the same indexes, many rows to a statement, in as many commits, on a Postgres that syncs every commit.
 */
export async function measureIngest(sales = SALES, rounds = ROUNDS): Promise<Figure[]> {
  const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
  const postgres = await startTestPostgres(durable);
  try {
    const queue = queueSales(sales);
    const ours: number[] = [];
    const raw: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { took, adminUrl, org, commits } = await drain(postgres, queue);
      ours.push(took);
      raw.push(await insertRaw(postgres, adminUrl, org, commits));
    }
    const share = median(raw.map((time, round) => time / (ours[round] ?? Number.NaN)));
    return [
      {
        name: `${sales} queued sales drained to Postgres`,
        value: share,
        unit: '× the rate of raw inserts',
        bound: { kind: 'at least', value: 0.3 },
        detail: `${Math.round(median(ours))} ms, raw ${Math.round(median(raw))} ms, ${queue.entries} entries`,
      },
    ];
  } finally {
    await postgres.stop();
  }
}

/** What a till has in its outbox, as the bodies of its pushes: made before, since a till is another process. */
interface Queue {
  readonly device: DeviceId;
  readonly entries: number;
  readonly pushes: readonly Buffer<ArrayBuffer>[];
}

function queueSales(sales: number): Queue {
  const journal = new TillJournal();
  for (let sold = 0; sold < sales; sold += 1) journal.sell();
  const pushes: Buffer<ArrayBuffer>[] = [];
  for (let seq = 1; seq <= journal.entries.length; seq += MAX_PUSH_ENTRIES) {
    pushes.push(Buffer.from(JSON.stringify(journal.push(seq, seq + MAX_PUSH_ENTRIES - 1))));
  }
  return { device: journal.device, entries: journal.entries.length, pushes };
}

async function drain(postgres: TestPostgres, { device, pushes }: Queue) {
  const cloud = await startTestCloud(postgres);
  try {
    const till = await pairTill(cloud, new TillJournal(device));
    const startedAt = performance.now();
    for (const push of pushes) {
      const { status } = await pushRaw(cloud.url, till.token, push);
      if (status !== 200) throw new Error(`a push was answered ${status}`);
    }
    const { adminUrl, owner } = cloud;
    return { took: performance.now() - startedAt, adminUrl, org: owner.org, commits: pushes.length };
  } finally {
    await cloud.close();
  }
}

/** What a push writes, in the order that it writes it; the sums stand once, so they are inserted once. */
const PER_COMMIT = ['entry', 'order'] as const;
const ONCE = [
  'exception',
  'record',
  'sales_by_quarter',
  'sales_by_item',
  'sales_by_tender',
  'refunds_by_tender',
  'drawer_session',
] as const;
const SURROUNDINGS = ['organisation', 'shop', 'device'] as const;

/** Inserts the rows of one database into a fresh one. What is timed is only Postgres taking rows that are ready. */
async function insertRaw(postgres: TestPostgres, from: string, org: OrgId, commits: number): Promise<number> {
  const into = await postgres.createDatabase();
  const log = pino({ level: 'silent' });
  const source = connectAsOwner(from, log);
  const owner = connectAsOwner(into, log);
  const server = connect(urlAs('evertill_server', into, TEST_SECRET), log);
  try {
    await inOrg(owner, org, async (db) => {
      for (const table of SURROUNDINGS)
        for (const rows of await readParts(source, org, table, 1)) await insert(db, table, rows);
    });
    const parts = await Promise.all(PER_COMMIT.map((table) => readParts(source, org, table, commits)));
    const once = await Promise.all(ONCE.map((table) => readParts(source, org, table, 1)));
    const startedAt = performance.now();
    for (let commit = 0; commit < commits; commit += 1) {
      await inOrg(server, org, async (db) => {
        for (const [at, table] of PER_COMMIT.entries()) await insert(db, table, parts[at]?.[commit] ?? '[]');
        if (commit < commits - 1) return;
        for (const [at, table] of ONCE.entries()) await insert(db, table, once[at]?.[0] ?? '[]');
      });
    }
    return performance.now() - startedAt;
  } finally {
    for (const db of [source, owner, server]) await db.destroy();
  }
}

type Table = (typeof PER_COMMIT)[number] | (typeof ONCE)[number] | (typeof SURROUNDINGS)[number];

/** A table's rows as JSON texts, in the order in which they were written. */
async function readParts(source: CloudDb, org: OrgId, table: Table, parts: number): Promise<string[]> {
  const { rows } = await inOrg(source, org, (db) =>
    sql<{ row: string }>`SELECT row_to_json(t)::text AS row FROM ${sql.table(table)} AS t ORDER BY ctid`.execute(db),
  );
  const size = Math.ceil(rows.length / parts);
  return Array.from({ length: parts }, (_, part) => {
    const some = rows.slice(part * size, (part + 1) * size).map(({ row }) => row);
    return `[${some.join(',')}]`;
  });
}

async function insert(db: OrgDb, table: Table, rows: string): Promise<void> {
  const name = sql.table(`evertill.${table}`);
  await sql`INSERT INTO ${name} SELECT * FROM json_populate_recordset(null::${name}, ${rows}::json)`.execute(db);
}
