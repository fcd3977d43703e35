import { type Kysely, sql } from 'kysely';
import type { PrinterId, PrintJobId } from '#shared/ids/ids.ts';
import type { PrintJob, PrintJobState } from '#shared/printing/print-job.ts';
import type { PrintProblem, PrintProblemCode } from '#shared/printing/print-problem.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import type { TillSchema } from '../db/schema.ts';
import { type PrintJobEvent, printJobMoves } from './print-job-states.ts';

/** Owes paper; called inside the transaction of the sale that owes it. */
export const insertPrintJob = (db: Writer, job: PrintJob): void => {
  insertJob(db).run({
    id: idToBytes(job.id),
    printerId: idToBytes(job.printerId),
    owedTo: job.owedTo && idToBytes(job.owedTo),
    orderId: idToBytes(job.orderId),
    content: JSON.stringify(job.content),
    state: job.state,
    tries: job.tries,
    problem: job.problem,
    problemCode: job.problemCode,
    createdAt: job.createdAt,
    changedAt: job.changedAt,
  });
};

/** The newest jobs, newest first. */
export const listPrintJobs = (db: Reader, limit: number): PrintJob[] => selectNewest(db).all({ limit }).map(jobOf);

export function readPrintJob(db: Reader, id: PrintJobId): PrintJob | null {
  const row = selectJob(db).get({ id: idToBytes(id) });
  return row ? jobOf(row) : null;
}

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

/** Moves a job as `printJobMoves` says and answers it as it then is. A move that the table refuses is a bug. */
export function movePrintJob(
  db: Writer,
  id: PrintJobId,
  event: PrintJobEvent,
  at: Instant,
  problem: PrintProblem | null,
): PrintJob {
  const job = readPrintJob(db, id);
  const state = job ? printJobMoves[job.state][event] : 'refuse';
  if (!job || state === 'refuse') throw new Error(`print job ${id} is ${job?.state ?? 'gone'}: it cannot ${event}`);
  const tries = event === 'begin' ? job.tries + 1 : job.tries;
  return write(db, { ...job, state, tries, ...saidOf(problem), changedAt: at });
}

/** Says why a job still waits, without moving it. */
export function notePrintProblem(db: Writer, id: PrintJobId, at: Instant, problem: PrintProblem | null): PrintJob {
  const job = readPrintJob(db, id);
  if (!job) throw new Error(`print job ${id} is gone`);
  const said = saidOf(problem);
  return job.problem === said.problem ? job : write(db, { ...job, ...said, changedAt: at });
}

/** Gives a job to another printer, or back to the one it was owed to; it keeps its tries, and so its mark. */
export function givePrintJob(db: Writer, job: PrintJob, to: PrinterId, at: Instant): PrintJob {
  const owedTo = job.owedTo ?? job.printerId;
  const given: PrintJob = { ...job, printerId: to, owedTo: owedTo === to ? null : owedTo, changedAt: at };
  return write(db, { ...given, ...saidOf(null) });
}

/** Puts a job that waits or failed back into its printer's queue; the spooler is to be woken after the commit. */
export function retryPrintJob(db: Writer, id: PrintJobId, at: Instant): Result<PrintJob, Refusal> {
  const job = readPrintJob(db, id);
  if (!job) return err(refuse('print-job-unknown'));
  if (printJobMoves[job.state].retry === 'refuse') return err(refuse('print-job-not-waiting'));
  return ok(movePrintJob(db, id, 'retry', at, null));
}

/**
 * Gives up every job that waits, in a file that may have been printed from since it was copied. Each counts as tried, so
 * that a person who asks for one after all gets it marked; spec [P34].
 */
export const expireWaitingJobs = (db: Writer, at: Instant): void => {
  expireJobs(db).run({ at, problem: EXPIRED, problemCode: 'copied' });
};

const EXPIRED = 'It waited when this till’s data was copied or restored, and may have been printed since.';

const saidOf = (problem: PrintProblem | null): Pick<PrintJob, 'problem' | 'problemCode'> => ({
  problem: problem?.words ?? null,
  problemCode: problem?.code ?? null,
});

function write(db: Writer, job: PrintJob): PrintJob {
  const { state, tries, problem, problemCode, changedAt } = job;
  updateJob(db).run({
    ...{ id: idToBytes(job.id), state, tries, problem, problemCode, changedAt },
    ...{ printerId: idToBytes(job.printerId), owedTo: job.owedTo && idToBytes(job.owedTo) },
  });
  return job;
}

interface Row {
  id: Uint8Array;
  printer_id: Uint8Array;
  owed_to: Uint8Array | null;
  order_id: Uint8Array;
  content: string;
  state: string;
  tries: number;
  problem: string | null;
  problem_code: string | null;
  created_at: number;
  changed_at: number;
}

const jobOf = (row: Row): PrintJob => ({
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

const COLUMNS = [
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
const waiting = sql<boolean>`state IN ('queued', 'sending', 'unknown')`;

/** Spelled out for the same reason. */
export const finished = sql<boolean>`state IN ('sent', 'printed', 'failed')`;

const insertJob = prepare(
  (
    query,
    p: {
      id: Uint8Array;
      printerId: Uint8Array;
      owedTo: Uint8Array | null;
      orderId: Uint8Array;
      content: string;
      state: string;
      tries: number;
      problem: string | null;
      problemCode: string | null;
      createdAt: number;
      changedAt: number;
    },
  ) =>
    query.insertInto('print_job').values({
      id: p.id,
      printer_id: p.printerId,
      owed_to: p.owedTo,
      order_id: p.orderId,
      content: p.content,
      state: p.state,
      tries: p.tries,
      problem: p.problem,
      problem_code: p.problemCode,
      created_at: p.createdAt,
      changed_at: p.changedAt,
    }),
);

const selectJob = prepare((query, p: { id: Uint8Array }) =>
  query.selectFrom('print_job').select(COLUMNS).where('id', '=', p.id),
);

const selectNewest = prepare((query, p: { limit: number }) =>
  query.selectFrom('print_job').select(COLUMNS).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(p.limit),
);

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

const updateJob = prepare(
  (
    query,
    p: {
      id: Uint8Array;
      printerId: Uint8Array;
      owedTo: Uint8Array | null;
      state: string;
      tries: number;
      problem: string | null;
      problemCode: string | null;
      changedAt: number;
    },
  ) =>
    query
      .updateTable('print_job')
      .set({
        printer_id: p.printerId,
        owed_to: p.owedTo,
        state: p.state,
        tries: p.tries,
        problem: p.problem,
        problem_code: p.problemCode,
        changed_at: p.changedAt,
      })
      .where('id', '=', p.id),
);

const expireJobs = prepare((query, p: { at: number; problem: string; problemCode: string }) =>
  query
    .updateTable('print_job')
    .set((set) => ({
      state: 'failed',
      tries: sql<number>`max(${set.ref('tries')}, 1)`,
      problem: p.problem,
      problem_code: p.problemCode,
      changed_at: p.at,
    }))
    .where(waiting),
);
