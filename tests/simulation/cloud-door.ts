import type { OwnedShop } from '#cloud/auth/owners.ts';
import type { Lane } from './lane.ts';
import type { VirtualTime } from './virtual-time.ts';

/**
 * Where all that is asked of a cloud arrives. What would race, for what is handed down or for a connection that is about
 * to break, goes one after the other, and answers leave in the order in which they were asked for: the same seed plays
 * alike, however quick the machine is. Other pushes overlap.
 */
export interface CloudDoor {
  /** Asks for something that may change what is handed down. */
  write<T>(ask: () => Promise<T>): Promise<T>;
  read<T>(ask: () => Promise<T>): Promise<T>;
  /** How often a shape had news. */
  newsOf(table: string): number;
  /** Waits until a shape has news, or so long has passed, or `signal` fires: as a cloud holds a live request. */
  untilNews(table: string, ms: number, signal: AbortSignal): Promise<void>;
}

interface Phase {
  readonly kind: 'read' | 'write';
  readonly begins: Promise<unknown>;
  last: Promise<unknown>;
}

export function createCloudDoor(
  time: VirtualTime,
  { admin, database }: Pick<Lane, 'admin' | 'database'>,
  { org, shop }: OwnedShop,
): CloudDoor {
  const held = new Map<string, Set<AbortController>>();
  const news = new Map<string, number>();
  let ends = new Map<string, string>();
  let phase: Phase = { kind: 'write', begins: Promise.resolve(), last: Promise.resolve() };

  function enter<T>(kind: Phase['kind'], ask: () => Promise<T>): Promise<T> {
    const overlaps = kind === 'write' && phase.kind === 'write' && !database.isCutting();
    if (!overlaps) phase = { kind, begins: phase.last, last: phase.last };
    const answer = phase.begins.then(ask);
    const inOrder = phase.last.then(() => answer);
    phase.last = inOrder.catch(() => undefined);
    return time.during(inOrder);
  }

  async function tellNews(): Promise<void> {
    const now = await logEnds();
    for (const [table, end] of now) {
      if (ends.get(table) === end) continue;
      news.set(table, (news.get(table) ?? 0) + 1);
      for (const one of held.get(table) ?? []) one.abort();
    }
    ends = now;
  }

  /** Where the logs of this shop end, once all of it can be told: another run's transaction may hold it back. */
  async function logEnds(): Promise<Map<string, string>> {
    for (;;) {
      const { rows } = await admin.query<{ relation: string; newest: string; waits: boolean }>(
        `SELECT relation, max(xid::text::bigint) AS newest, bool_or(xid >= pg_snapshot_xmin(pg_current_snapshot())) AS waits
         FROM evertill.shape_log WHERE org = $1 AND shop = $2 GROUP BY relation`,
        [org, shop],
      );
      if (!rows.some(({ waits }) => waits)) return new Map(rows.map(({ relation, newest }) => [relation, newest]));
    }
  }

  return {
    write: (ask) => enter('write', () => ask().finally(tellNews)),
    read: (ask) => enter('read', ask),
    newsOf: (table) => news.get(table) ?? 0,
    async untilNews(table, ms, signal) {
      const wake = new AbortController();
      const end = () => wake.abort();
      const waiting = held.get(table) ?? new Set();
      held.set(table, waiting.add(wake));
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
      await time.sleep(ms, wake.signal);
      waiting.delete(wake);
      signal.removeEventListener('abort', end);
    },
  };
}
