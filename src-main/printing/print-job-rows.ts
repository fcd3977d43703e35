import { sql } from 'kysely';
import type { PrintJob, PrintJobState } from '#shared/printing/print-job.ts';
import type { PrintProblemCode } from '#shared/printing/print-problem.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToId } from '../db/bytes.ts';
import type { TillSchema } from '../db/schema.ts';

/** Maps a row at the edge. */
export const jobOf = (row: TillSchema['print_job']): PrintJob => ({
  id: bytesToId(row.id),
  printerId: bytesToId(row.printer_id),
  owedTo: row.owed_to && bytesToId(row.owed_to),
  orderId: bytesToId(row.order_id),
  content: JSON.parse(row.content),
  state: row.state as PrintJobState,
  tries: row.tries,
  problem: row.problem,
  problemCode: row.problem_code as PrintProblemCode | null,
  createdAt: row.created_at as Instant,
  changedAt: row.changed_at as Instant,
});

export const COLUMNS = [
  'id',
  'printer_id',
  'owed_to',
  'order_id',
  'content',
  'state',
  'tries',
  'problem',
  'problem_code',
  'created_at',
  'changed_at',
] as const;

/** Spelled out, not bound: SQLite uses the index of waiting jobs only where it can see that the states are these. */
export const waiting = sql<boolean>`state IN ('queued', 'sending', 'unknown')`;

/** Spelled out for the same reason. */
export const finished = sql<boolean>`state IN ('sent', 'printed', 'failed')`;
