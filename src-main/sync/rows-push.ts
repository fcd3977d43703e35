import type { Logger } from 'pino';
import { MAX_PUSH_ROWS, type RowAnswer } from '#shared/contract/cloud-contract.ts';
import type { ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { jsonOfRow, type UnsentRow } from '../rows/row-table.ts';
import { readUnsent, rowTables } from '../rows/row-tables.ts';
import type { CloudClient } from './cloud-client.ts';
import { backOffMs, type Pace } from './pace.ts';
import { createRest, FOREVER_MS, type Hears } from './rest.ts';
import { lockOut, REFUSED_AGAIN_MS, type SyncState, turn } from './sync-state.ts';

export interface RowsPushParts {
  readonly db: Writer;
  readonly client: CloudClient;
  readonly state: SyncState;
  readonly pace: Pace;
  readonly log: Logger;
  readonly now: () => Instant;
  readonly shop: () => ShopId;
  /** Says that the status has changed. */
  readonly show: () => void;
  readonly signal: AbortSignal;
}

export interface RowsPush {
  /** Says that a row was written. */
  wake(): void;
  /** The cloud has answered again, or answers to another token. */
  goOn(): void;
  readonly run: Promise<void>;
}

const MOST_ROWS = Math.min(100, MAX_PUSH_ROWS);

interface Wait {
  readonly ms: number;
  readonly hears: Hears;
}

/**
 * Sends rows of personal data beside the journal, in a loop of its own: neither ever waits for the other, and a row that
 * the cloud does not take waits alone; spec [SY34].
 */
export function createRowsPush(parts: RowsPushParts): RowsPush {
  const { db, client, state, pace, log, signal } = parts;
  const { heldRows } = state;
  const rest = createRest(pace);
  let atOnce = MOST_ROWS;
  let failures = 0;

  async function run(): Promise<void> {
    // The engine that made us has yet to finish making itself.
    await Promise.resolve();
    while (!signal.aborted) {
      rest.look();
      const wait = await step().catch(surprise);
      if (signal.aborted) return;
      parts.show();
      if (wait) await rest.take(wait.ms, wait.hears);
    }
  }

  async function step(): Promise<Wait | null> {
    const { token, link } = state;
    if (token === null) return untilCalled;
    if (link.kind === 'revoked' || link.kind === 'refused') return refusedAgain;
    const rows = due().slice(0, atOnce);
    if (rows.length === 0) return untilNextIsDue();
    const shop = parts.shop();
    const answer = await client.pushRows(token, rows.map(jsonOfRow));
    // Of another shop, or by a token that is no longer ours: it says nothing of what this one holds.
    if (signal.aborted || state.token !== token || parts.shop() !== shop) return null;
    if (answer.kind !== 'failed') state.lastExchangeAt = parts.now();
    switch (answer.kind) {
      case 'answered':
        settle(rows, answer.rows);
        return null;
      case 'revoked':
        lockOut(state, pace.now(), false, log);
        return refusedAgain;
      case 'too-large':
        part(rows, 'Personal data on this till is more than the cloud takes.');
        return null;
      case 'refused':
        if (answer.by === 'request') {
          part(rows, answer.message);
          return null;
        }
        turn(state, { kind: 'refused', problem: answer.message, retryAt: pace.now() + REFUSED_AGAIN_MS }, log);
        return refusedAgain;
      case 'failed':
        // Whoever was not there cannot have minded what was sent.
        if (answer.failure !== 'unreachable') part(rows, answer.message);
        failures += 1;
        return { ms: Math.max(answer.retryAfterMs, backOffMs(failures, pace.random)), hears: 'calls' };
      default:
        return answer satisfies never;
    }
  }

  /** What is to be sent, and of what is kept back only what may be offered again. */
  function due(): UnsentRow[] {
    const unsent = readUnsent(db);
    const versions = new Map(unsent.map(({ id, version }) => [id, version]));
    for (const [id, held] of heldRows) {
      if (held.retryAt <= pace.now() || versions.get(id) !== held.version) heldRows.delete(id);
    }
    const free = unsent.filter(({ id }) => !heldRows.has(id));
    const damaged = free.filter((row) => !isJson(row.body));
    for (const row of damaged) keepBack(row, 'A row of personal data cannot be read. Is this till’s disk damaged?');
    return free.filter((row) => !damaged.includes(row));
  }

  function settle(rows: readonly UnsentRow[], answers: readonly RowAnswer[]): void {
    failures = 0;
    atOnce = Math.min(MOST_ROWS, atOnce * 2);
    for (const [at, row] of rows.entries()) {
      const answer = answers[at];
      if (answer && answer.outcome !== 'refused') rowTables[row.noun].markSent(db, row.id, row.version);
      else keepBack(row, answer?.message ?? 'The cloud did not say what became of this row.');
    }
  }

  /** One of them is not taken. Sent one by one, it shows which, and waits alone. */
  function part(rows: readonly UnsentRow[], problem: string): void {
    atOnce = 1;
    const [only, ...others] = rows;
    if (only && others.length === 0) keepBack(only, problem);
  }

  /** Nothing of what it holds is said: it is somebody's. */
  function keepBack({ id, version }: UnsentRow, problem: string): void {
    log.error({ row: id, problem }, 'a row is kept back');
    heldRows.set(id, { version, problem, retryAt: pace.now() + REFUSED_AGAIN_MS });
  }

  function untilNextIsDue(): Wait {
    const next = Math.min(...[...heldRows.values()].map(({ retryAt }) => retryAt));
    return { ms: Math.min(FOREVER_MS, Math.max(0, next - pace.now())), hears: 'commits' };
  }

  /** A bug must not end the sending for good. */
  function surprise(error: unknown): Wait {
    log.error({ err: error }, 'sending rows failed');
    failures += 1;
    return { ms: backOffMs(failures, pace.random), hears: 'calls' };
  }

  return {
    wake: () => void rest.commit(),
    goOn() {
      failures = 0;
      heldRows.clear();
      rest.call();
    },
    run: run(),
  };
}

const untilCalled: Wait = { ms: FOREVER_MS, hears: 'calls' };
/** The journal's loop may find the till let in again without seeing that this one did not: then nobody calls. */
const refusedAgain: Wait = { ms: REFUSED_AGAIN_MS, hears: 'calls' };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
