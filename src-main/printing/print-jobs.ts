import { sql } from 'kysely';
import type { OrderId, PrinterId, PrintJobId } from '#shared/ids/ids.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { PrintProblem } from '#shared/printing/print-problem.ts';
import type { Instant } from '#shared/time/instant.ts';
import { idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { COLUMNS, jobOf, waiting } from './print-job-rows.ts';
import { type PrintJobEvent, printJobMoves } from './print-job-states.ts';

/** Owes paper; called inside the transaction of the sale that owes it. */
export const insertPrintJob = (db: Writer, job: PrintJob): void => {
  insertJob(db).run({
    ...valuesOf(job),
    orderId: idToBytes(job.orderId),
    content: JSON.stringify(job.content),
    createdAt: job.createdAt,
  });
};

/** The newest jobs, newest first. */
export const listPrintJobs = (db: Reader, limit: number): PrintJob[] => selectNewest(db).all({ limit }).map(jobOf);

/** What was owed of an order, while it is kept. */
export const jobsOfOrder = (db: Reader, orderId: OrderId): PrintJob[] =>
  selectOfOrder(db)
    .all({ orderId: idToBytes(orderId) })
    .map(jobOf);

export function readPrintJob(db: Reader, id: PrintJobId): PrintJob | null {
  const row = selectJob(db).get({ id: idToBytes(id) });
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
  updateJob(db).run(valuesOf(job));
  return job;
}

/** What changes of a job, and by what it is found. */
interface JobValues {
  id: Uint8Array;
  printerId: Uint8Array;
  owedTo: Uint8Array | null;
  state: string;
  tries: number;
  problem: string | null;
  problemCode: string | null;
  changedAt: number;
}

const valuesOf = ({ id, printerId, owedTo, state, tries, problem, problemCode, changedAt }: PrintJob): JobValues => ({
  ...{ id: idToBytes(id), printerId: idToBytes(printerId), owedTo: owedTo && idToBytes(owedTo) },
  ...{ state, tries, problem, problemCode, changedAt },
});

const insertJob = prepare((query, p: JobValues & { orderId: Uint8Array; content: string; createdAt: number }) =>
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

const selectOfOrder = prepare((query, p: { orderId: Uint8Array }) =>
  query.selectFrom('print_job').select(COLUMNS).where('order_id', '=', p.orderId),
);

const selectNewest = prepare((query, p: { limit: number }) =>
  query.selectFrom('print_job').select(COLUMNS).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(p.limit),
);

const updateJob = prepare((query, p: JobValues) =>
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
