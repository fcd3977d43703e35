import type { Kysely } from 'kysely';
import type { PrinterId } from '#shared/ids/ids.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import type { TillSchema } from '../db/schema.ts';
import { COLUMNS, jobOf, waiting } from './print-job-rows.ts';

/** The jobs that wait at a printer and are not under way, in their order. */
export const readWaitingJobs = (db: Reader, printerId: PrinterId): PrintJob[] =>
  selectWaiting(db)
    .all({ printerId: idToBytes(printerId) })
    .map(jobOf)
    .filter(({ state }) => state !== 'sending');

/** The newest jobs that were owed to a printer and given to another since, oldest first. */
export const readJobsElsewhere = (db: Reader, owedTo: PrinterId, since: Instant): PrintJob[] =>
  selectElsewhere(db)
    .all({ owedTo: idToBytes(owedTo), since })
    .map(jobOf)
    .reverse();

/** The printers that jobs wait for. */
export const readWaitingPrinters = (db: Reader): PrinterId[] =>
  selectWaitingPrinters(db)
    .all({})
    .map((row) => bytesToId(row.printer_id));

/** The job whose turn it is at a printer: the oldest that waits, or one that was under way when the engine stopped. */
export function readNextJob(db: Reader, printerId: PrinterId): PrintJob | null {
  const row = selectNext(db).get({ printerId: idToBytes(printerId) });
  return row ? jobOf(row) : null;
}

const selectWaitingPrinters = prepare((query) =>
  query.selectFrom('print_job').select('printer_id').distinct().where(waiting),
);

const waitingAt = (query: Kysely<TillSchema>, p: { printerId: Uint8Array }) =>
  query
    .selectFrom('print_job')
    .select(COLUMNS)
    .where(waiting)
    .where('printer_id', '=', p.printerId)
    .orderBy('created_at')
    .orderBy('id');

const selectWaiting = prepare(waitingAt);

const selectNext = prepare((query, p: { printerId: Uint8Array }) => waitingAt(query, p).limit(1));

const selectElsewhere = prepare((query, p: { owedTo: Uint8Array; since: number }) =>
  query
    .selectFrom('print_job')
    .select(COLUMNS)
    .where('owed_to', '=', p.owedTo)
    .where('changed_at', '>=', p.since)
    .orderBy('changed_at', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500),
);
