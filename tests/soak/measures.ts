import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { TILL_FILE } from '#main/engine/till-files.ts';
import type { Allowance, Point } from './judge.ts';
import type { Kept } from './probe-process.ts';
import type { SoakShop } from './shop.ts';

/** One thing that is measured again and again, and by how much it may differ between the first third and the last. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly allowed: Allowance;
  readonly points: Point[];
}

const MB = 1024 * 1024;

/**
 * Every unit that is measured, and what is no growth. What a process keeps is judged to a megabyte; what it has resident
 * is V8's and the allocator's to take and give back, and wanders by tens of megabytes. A connection of Postgres opens the
 * files of tables as it comes to them; its log holds what is written between two checkpoints.
 */
const units = {
  'resident MB': { share: 0.25, atLeast: 40 },
  'kept MB': { share: 0.04, atLeast: 1 },
  'timers and handles': { share: 0.2, atLeast: 4 },
  descriptors: { share: 0.05, atLeast: 3 },
  sockets: { share: 0.2, atLeast: 3 },
  'log MB': { share: 0.1, atLeast: 4.5 },
  'open files': { share: 0.25, atLeast: 100 },
  'write-ahead MB': { share: 0.5, atLeast: 64 },
  connections: { share: 0.1, atLeast: 2 },
  locks: { share: 0, atLeast: 6 },
  'rows per entry': { share: 0.05, atLeast: 0.02 },
  'bytes per entry': { share: 0.1, atLeast: 50 },
} as const satisfies Record<string, Allowance>;
type Unit = keyof typeof units;

export class Measures {
  private readonly all = new Map<string, Series>();
  private readonly beganAt = performance.now();

  /** `life` tells processes apart that had one name: what is compared was measured of one. */
  note(name: string, unit: Unit, value: number, life = 1): void {
    const key = `${name} ${unit}`;
    const series = this.all.get(key) ?? { name, unit, allowed: units[unit], points: [] };
    this.all.set(key, series);
    series.points.push({ at: (performance.now() - this.beganAt) / 60_000, value, life });
  }

  series(): readonly Series[] {
    return [...this.all.values()];
  }
}

/** What can be seen of the processes from outside. */
export function lookAtProcesses(shop: SoakShop, measures: Measures): void {
  for (const { name, child, directory } of shop.tills) {
    lookAt(`till ${name}`, [child.pid ?? 0], measures);
    measures.note(`till ${name}`, 'log MB', statSync(join(directory, `${TILL_FILE}-wal`)).size / MB);
  }
  if (!shop.database()) return;
  lookAt('cloud', [shop.cloud().pid ?? 0], measures, shop.cloudLife());
  const postmaster = shop.postmaster();
  lookAt('postgres', [postmaster, ...childrenOf(postmaster)], measures, shop.cloudLife(), 'open files');
}

/** What the processes say themselves once they have thrown away what they can, and what the tables hold. */
export async function askProcesses(shop: SoakShop, measures: Measures): Promise<void> {
  const database = shop.database();
  const processes: [string, ChildProcess, number][] = shop.tills.map(({ name, child }) => [`till ${name}`, child, 1]);
  if (database) processes.push(['cloud', shop.cloud(), shop.cloudLife()]);
  for (const [name, child, life] of processes) {
    const { keptBytes, busy } = await whatItKeeps(child);
    measures.note(name, 'kept MB', keptBytes / MB, life);
    measures.note(name, 'timers and handles', busy, life);
  }
  if (!database) return;
  const tables = await readTables(database);
  for (const [name, unit, value] of tables) measures.note(name, unit, value, shop.cloudLife());
}

async function whatItKeeps(child: ChildProcess): Promise<Kept> {
  child.send('what do you keep?');
  for (;;) {
    const [message] = (await once(child, 'message')) as [{ kept?: Kept }];
    if (message.kept) return message.kept;
  }
}

/**
 * The day's entries are the day's growth: tables are held against them. The feed holds each entry of a day's orders once,
 * its log one row for each and one for each edit of the menu; both are cut only after days (docs/spec/shapes.md, [SH8]).
 */
async function readTables(database: pg.Client): Promise<[string, Unit, number][]> {
  const { rows } = await database.query<Record<string, string>>(`
    SELECT (SELECT count(*) FROM evertill.entry) AS entries,
      (SELECT count(*) FROM evertill.shop_feed) AS feed,
      (SELECT count(*) FROM evertill.shape_log) AS shape_log,
      (SELECT count(*) FROM evertill.exception) AS exceptions,
      pg_database_size(current_database()) AS bytes,
      (SELECT sum(size) FROM pg_ls_waldir()) AS log,
      (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
      (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS locks`);
  const read = (name: string): number => Number(rows[0]?.[name] ?? 0);
  const entries = Math.max(1, read('entries'));
  return [
    ['shop_feed', 'rows per entry', read('feed') / entries],
    ['shape_log', 'rows per entry', read('shape_log') / entries],
    ['exception', 'rows per entry', read('exceptions') / entries],
    ['database', 'bytes per entry', read('bytes') / entries],
    ['postgres', 'write-ahead MB', read('log') / MB],
    ['postgres', 'connections', read('connections')],
    ['postgres', 'locks', read('locks')],
  ];
}

/** Memory that a process has to itself, so that what Postgres shares is not counted once for each connection. */
function lookAt(
  name: string,
  pids: readonly number[],
  measures: Measures,
  life = 1,
  files: 'descriptors' | 'open files' = 'descriptors',
): void {
  let resident = 0;
  let descriptors = 0;
  let sockets = 0;
  for (const pid of pids) {
    const kinds = descriptorsOf(pid);
    descriptors += kinds.length;
    sockets += kinds.filter((kind) => kind.startsWith('socket:')).length;
    resident += Number(/RssAnon:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
  }
  measures.note(name, 'resident MB', resident / MB, life);
  measures.note(name, files, descriptors, life);
  measures.note(name, 'sockets', sockets, life);
}

/** A descriptor, or a whole process, may go while it is looked at. */
function descriptorsOf(pid: number): string[] {
  const directory = `/proc/${pid}/fd`;
  return orNothing(() => readdirSync(directory), []).map((fd) =>
    orNothing(() => readlinkSync(join(directory, fd)), ''),
  );
}

const childrenOf = (pid: number): number[] =>
  read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .map(Number)
    .filter((child) => child > 0);

const read = (path: string): string => orNothing(() => readFileSync(path, 'utf8'), '');

function orNothing<T>(look: () => T, nothing: T): T {
  try {
    return look();
  } catch {
    return nothing;
  }
}
