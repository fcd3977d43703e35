import type Database from 'better-sqlite3';
import { openWriter, type Writer } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { MIGRATIONS, tempDirectory } from '#support/engine.ts';
import { type Figure, median, time } from './measure.ts';
import { COMMITS_PER_SALE, openShop, sell } from './shop-on-disk.ts';

const ROUNDS = 5;
const SALES = 300;

/**
 * How many whole sales a second the engine takes, against bare better-sqlite3 inserting exactly the rows that those
 * sales left, into the same tables and indexes, in the same number of durable commits.
 */
export async function measureSaleRate(): Promise<Figure[]> {
  const ours = tempDirectory();
  const bare = tempDirectory();
  const shop = openShop(ours.path);
  const { till } = shop.engine;
  const bareDb = openWriter(`${bare.path}/bare.db`);
  migrate(bareDb, MIGRATIONS);
  copyRows(till.db, bareDb, 'segment');
  for (let n = 0; n < 50; n += 1) sell(till);
  const ratios: number[] = [];
  const rates: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = till.head.position;
    const sizeBefore = pageBytes(till.db);
    const oursMs = time(() => {
      for (let n = 0; n < SALES; n += 1) sell(till);
    });
    bytes = (pageBytes(till.db) - sizeBefore) / SALES;
    const commits = commitsAfter(till.db, from);
    if (commits.length !== SALES * COMMITS_PER_SALE) throw new Error(`${commits.length} commits`);
    const bareMs = insertBare(bareDb, commits);
    ratios.push(bareMs / oursMs);
    rates.push((SALES / oursMs) * 1_000);
  }
  await shop.close();
  bareDb.close();
  ours.remove();
  bare.remove();
  return [
    {
      name: 'whole sale, 7 durable commits, against bare inserts of the same rows',
      value: median(ratios),
      unit: '×',
      bound: { kind: 'at least', value: 0.5 },
      detail: `${Math.round(median(rates))} sales/s, median of ${ROUNDS} × ${SALES}`,
    },
    { name: 'database bytes per sale', value: Math.round(bytes), unit: 'B' },
  ];
}

interface Row {
  readonly table: string;
  readonly values: Record<string, unknown>;
}

/** The rows that each commit left, commit by commit: an answer names the last position of its commit. */
function commitsAfter(db: Writer, from: number): Row[][] {
  const entries = db.prepare('SELECT * FROM entry WHERE position > ? ORDER BY position').all(from) as Entry[];
  const lastOfCommit = new Map<number, Record<string, unknown>>();
  for (const row of db.prepare('SELECT * FROM command_answer').all() as { answer: string }[]) {
    const { position } = JSON.parse(row.answer) as { position?: number };
    if (position !== undefined) lastOfCommit.set(position, row);
  }
  const jobs = Map.groupBy(db.prepare('SELECT * FROM print_job').all() as { order_id: Buffer }[], (job) =>
    job.order_id.toString('hex'),
  );
  const commits: Row[][] = [];
  let rows: Row[] = [];
  for (const entry of entries) {
    rows.push({ table: 'entry', values: entry });
    const answer = lastOfCommit.get(entry.position);
    if (!answer) continue;
    rows.push({ table: 'command_answer', values: answer });
    if (entry.type === 'order.completed') {
      const key = entry.order_id.toString('hex');
      rows.push({ table: 'order', values: row(db, 'SELECT * FROM "order" WHERE id = ?', entry.order_id) });
      for (const job of jobs.get(key) ?? []) rows.push({ table: 'print_job', values: job });
    }
    commits.push(rows);
    rows = [];
  }
  return commits;
}

interface Entry extends Record<string, unknown> {
  readonly position: number;
  readonly type: string;
  readonly order_id: Buffer;
}

const row = (db: Writer, sql: string, key: Buffer) => db.prepare(sql).get(key) as Record<string, unknown>;

function insertBare(db: Writer, commits: readonly Row[][]): number {
  const statements = new Map<string, Database.Statement>();
  for (const { table, values } of commits.flat()) {
    if (!statements.has(table)) statements.set(table, insertInto(db, table, Object.keys(values)));
  }
  const commit = db.transaction((rows: readonly Row[]) => {
    for (const { table, values } of rows) statements.get(table)?.run(Object.values(values));
  });
  return time(() => {
    for (const rows of commits) commit.immediate(rows);
  });
}

const insertInto = (db: Writer, table: string, columns: readonly string[]) =>
  db.prepare(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);

function copyRows(from: Writer, to: Writer, table: string): void {
  for (const values of from.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]) {
    insertInto(to, table, Object.keys(values)).run(Object.values(values));
  }
}

function pageBytes(db: Writer): number {
  return (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number);
}
