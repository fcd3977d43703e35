import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepForgetting } from '#main/engine/keep-forgetting.ts';
import { forgetFinishedJobs } from '#main/printing/forget-print-jobs.ts';
import { insertPrintJob, listPrintJobs, movePrintJob, readPrintJob } from '#main/printing/print-jobs.ts';
import type { PrinterId, PrintJobId } from '#shared/ids/ids.ts';
import type { PrintContent, PrintJob } from '#shared/printing/print-job.ts';
import { asInstant } from '#shared/time/instant.ts';
import { newId, openEngine, type TestEngine, tempDirectory } from '#support/engine.ts';
import { textOf } from '#support/escpos-text.ts';
import { RECEIPT, TICKET } from '#support/paper.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
let grill: TcpPrinter;
let bar: TcpPrinter;
/** The bar's prints receipts. */
let grillId: PrinterId;
let barId: PrinterId;
let at = 1_000;

beforeEach(async () => {
  directory = tempDirectory();
  till = openEngine(directory.path);
  [grill, bar] = await Promise.all([startTcpPrinter(), startTcpPrinter()]);
  const printers = (await till.client.till.state()).settings.printers;
  [barId, grillId] = ['Bar printer', 'Kitchen printer'].map(
    (name) => printers.find((printer) => printer.name === name)?.id as PrinterId,
  ) as [PrinterId, PrinterId];
  await setUp(grillId, grill.address);
  await setUp(barId, bar.address);
});
afterEach(async () => {
  await till.close();
  await Promise.all([grill.close(), bar.close()]);
  directory.remove();
});

const setUp = (id: PrinterId, address: string) =>
  till.client.settings.change({
    commandId: newId(),
    changes: [{ noun: 'printer', id, set: { address } }],
  });
const db = () => till.engine.till.db;
const job = (id: PrintJobId): PrintJob => readPrintJob(db(), id) as PrintJob;
const command = () => ({ commandId: newId<never>() });
const slipsOf = (printer: TcpPrinter) => printer.slips().map(textOf);

function owe(printerId: PrinterId, content: Partial<{ orderNumber: string }> | PrintContent = {}): PrintJobId {
  const id = newId<PrintJobId>();
  at += 1;
  insertPrintJob(db(), {
    ...{ id, printerId, owedTo: null, orderId: TICKET.orderId, state: 'queued', tries: 0 },
    content: 'kind' in content ? content : { kind: 'ticket', ticket: { ...TICKET, ...content } },
    ...{ problem: null, problemCode: null, createdAt: asInstant(at), changedAt: asInstant(at) },
  });
  till.engine.till.onPrintJobs();
  return id;
}

/** Resolves when something holds of the jobs, looked at whenever one is told of. */
async function until(is: () => boolean): Promise<void> {
  const done = new AbortController();
  const changes = await till.client.till.watch(undefined, { signal: done.signal });
  try {
    if (is()) return;
    for await (const _ of changes) if (is()) return;
  } finally {
    done.abort();
  }
}

describe('a printer that is told to wait', () => {
  it('[P56] prints nothing until it is told to go on, also after a restart', async () => {
    expect(await till.client.printing.pause({ ...command(), printerId: grillId })).toEqual({
      pausedPrinters: [grillId],
    });
    const [waits, other] = [owe(grillId), owe(barId)];
    await until(() => job(other).state === 'printed');
    expect(job(waits)).toMatchObject({ state: 'queued', tries: 0 });
    await till.close();
    till = openEngine(directory.path);
    const another = owe(barId);
    await until(() => job(another).state === 'printed');
    expect((await till.client.till.state()).pausedPrinters).toEqual([grillId]);
    expect(grill.connections.taken).toBe(0);
    expect(await till.client.printing.resume({ ...command(), printerId: grillId })).toEqual({ pausedPrinters: [] });
    await until(() => job(waits).state === 'printed');
    expect(slipsOf(grill)).toEqual([expect.not.stringContaining('REPRINT')]);
  });

  it('[P56] is one that there is', async () => {
    const pause = till.client.printing.pause({ ...command(), printerId: newId() });
    await expect(pause).rejects.toMatchObject({ data: { code: 'printer-unknown' } });
  });
});

describe('a job that is cancelled', () => {
  it('[P57] is not printed, keeps the reason, and can be tried again', async () => {
    grill.behave('out-of-paper');
    const [first, second] = [owe(grillId, { orderNumber: 'A-1' }), owe(grillId, { orderNumber: 'A-2' })];
    await until(() => job(first).problemCode === 'paper-out');
    const { job: cancelled } = await till.client.printing.cancel({
      ...{ ...command(), printJobId: first, reason: ' The guest left ' },
    });
    expect(cancelled).toMatchObject({ state: 'failed', problemCode: 'cancelled', problem: 'The guest left' });
    grill.behave('print');
    await until(() => job(second).state === 'printed');
    expect(slipsOf(grill)).toEqual([expect.stringContaining('A-2')]);
    expect(job(first)).toEqual(cancelled);
    await till.client.printing.retry({ ...command(), printJobId: first });
    await until(() => job(first).state === 'printed');
    expect(slipsOf(grill)[1]).toContain('A-1');
  });

  it('[P29] is tried again only if there is one that was not printed', async () => {
    const id = owe(grillId);
    await until(() => job(id).state === 'printed');
    const retry = (printJobId: string) => till.client.printing.retry({ ...command(), printJobId });
    await expect(retry(id)).rejects.toMatchObject({ data: { code: 'print-job-not-waiting' } });
    await expect(retry(newId())).rejects.toMatchObject({ data: { code: 'print-job-unknown' } });
  });

  it('[P57] says why, and is not under way or done', async () => {
    grill.behave('busy');
    const id = owe(grillId);
    await until(() => job(id).state === 'sending');
    const cancel = (reason: string) => till.client.printing.cancel({ ...command(), printJobId: id, reason });
    await expect(cancel('Why not')).rejects.toMatchObject({ data: { code: 'print-job-not-waiting' } });
    await expect(cancel('  ')).rejects.toMatchObject({ data: { code: 'print-cancel-needs-reason' } });
    grill.behave('print');
    await until(() => job(id).state === 'printed');
    await expect(cancel('Why not')).rejects.toMatchObject({ data: { code: 'print-job-not-waiting' } });
  });

  it('[P57] does not leave when it is cancelled between the question and the slip', async () => {
    // It takes the connection and says nothing: the slip waits for its word.
    grill.behave('frozen');
    const id = owe(grillId);
    await grill.until(() => grill.asked() > 0);
    await till.client.printing.cancel({ ...command(), printJobId: id, reason: 'Too late' });
    grill.behave('print');
    const next = owe(grillId, { orderNumber: 'A-2' });
    await until(() => job(next).state === 'printed');
    expect(slipsOf(grill)).toEqual([expect.stringContaining('A-2')]);
    expect(job(id)).toMatchObject({ tries: 0, problemCode: 'cancelled' });
  });
});

describe('what waits at a printer', () => {
  it('[P58] comes out once at the other, for whom it is for, and receipts stay off a kitchen’s printer', async () => {
    bar.behave('cover-open');
    const [ticket, receipt] = [owe(barId), owe(barId, { kind: 'receipt', receipt: RECEIPT })];
    await until(() => job(ticket).problemCode === 'cover-open');
    const moved = await till.client.printing.reroute({ ...command(), from: barId, to: grillId });
    expect(moved).toEqual({ moved: 1, left: 1 });
    await until(() => job(ticket).state === 'printed');
    expect(slipsOf(grill)).toEqual([expect.stringContaining('FOR: Bar printer')]);
    expect(slipsOf(grill)[0]).not.toContain('REPRINT');
    expect(job(ticket)).toMatchObject({ printerId: grillId, owedTo: barId });
    bar.behave('print');
    await until(() => job(receipt).state === 'printed');
    expect(bar.slips()).toHaveLength(1);
    expect(slipsOf(bar)[0]).not.toContain('FOR:');
  });

  it('[P58] says REPRINT at the other where its bytes had set out, and whose it is no more when it comes back', async () => {
    grill.behave({ closeAfter: 60 });
    const id = owe(grillId);
    await until(() => job(id).state === 'unknown');
    await till.client.printing.pause({ ...command(), printerId: barId });
    await till.client.printing.reroute({ ...command(), from: grillId, to: barId });
    await till.client.printing.reroute({ ...command(), from: barId, to: grillId });
    expect(job(id)).toMatchObject({ printerId: grillId, owedTo: null });
    await till.client.printing.reroute({ ...command(), from: grillId, to: barId });
    await till.client.printing.resume({ ...command(), printerId: barId });
    await until(() => job(id).state === 'printed');
    expect(slipsOf(bar)).toEqual([expect.stringMatching(/REPRINT[\s\S]*FOR: Kitchen printer/)]);
  });
});

describe('finished jobs', () => {
  it('[P59] are forgotten when they are old, so many at a time, and what waits is not', () => {
    const done = (changedAt: number): PrintJobId => {
      const id = owe(newId<PrinterId>());
      movePrintJob(db(), id, 'begin', asInstant(1), null);
      movePrintJob(db(), id, 'confirm', asInstant(changedAt), null);
      return id;
    };
    const jobs = [done(10), done(20), done(30), done(40)];
    const waits = owe(newId<PrinterId>());
    expect(forgetFinishedJobs(db(), asInstant(40), 2)).toBe(2);
    expect(jobs.map((id) => readPrintJob(db(), id) !== null)).toEqual([false, false, true, true]);
    expect(forgetFinishedJobs(db(), asInstant(40), 2)).toBe(1);
    expect(forgetFinishedJobs(db(), asInstant(40), 2)).toBe(0);
    expect(listPrintJobs(db(), 9).map(({ id }) => id)).toEqual(expect.arrayContaining([waits, jobs[3]]));
    const plan = db()
      .prepare(
        `EXPLAIN QUERY PLAN SELECT id FROM print_job WHERE state IN ('sent', 'printed', 'failed') AND changed_at < 5
          ORDER BY changed_at LIMIT 2`,
      )
      .all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('print_job_finished')]);
  });

  it('[P59] hold up no till that closes, not even in the middle of a round', async () => {
    const ended = Promise.withResolvers<void>();
    const forgetting = keepForgetting({
      forgetPeople: () => 0,
      db: db(),
      log: { error: () => undefined },
      now() {
        void forgetting.close().then(ended.resolve);
        return asInstant(1);
      },
    });
    await ended.promise;
  });
});
