import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrintJobState } from '#shared/printing/print-job.ts';
import { openPrintShop, type PrintShop } from '#support/print-shop.ts';
import { type PrintJobEvent, printJobMoves } from './print-job-states.ts';
import { listPrintJobs, movePrintJob, notePrintProblem } from './print-jobs.ts';
import { readNextJob, readWaitingPrinters } from './print-queue.ts';

const WHY = { code: 'offline', words: 'why' } as const;

let shop: PrintShop;
beforeEach(() => {
  shop = openPrintShop();
});
afterEach(() => shop.close());

describe('print jobs', () => {
  it('[P20] move only as the table says', () => {
    const way: Record<PrintJobState, PrintJobEvent[]> = {
      queued: [],
      sending: ['begin'],
      sent: ['begin', 'hand-over'],
      printed: ['begin', 'confirm'],
      unknown: ['begin', 'lose'],
      failed: ['fail'],
    };
    const printer = shop.addPrinter('virtual:');
    for (const [state, events] of Object.entries(way) as [PrintJobState, PrintJobEvent[]][]) {
      for (const [event, next] of Object.entries(printJobMoves[state]) as [PrintJobEvent, PrintJobState | 'refuse'][]) {
        const job = shop.owe(printer);
        for (const before of events) movePrintJob(shop.db, job, before, 5 as never, null);
        expect(shop.job(job).state).toBe(state);
        const move = () => movePrintJob(shop.db, job, event, 6 as never, WHY).state;
        if (next === 'refuse') expect(move, `${event} when ${state}`).toThrow(`it cannot ${event}`);
        else expect(move(), `${event} when ${state}`).toBe(next);
        expect(shop.job(job).state).toBe(next === 'refuse' ? state : next);
      }
    }
  });

  it('[P20] count how often their bytes set out', () => {
    const job = shop.owe(shop.addPrinter('virtual:'));
    for (const event of ['begin', 'lose', 'begin', 'lose', 'retry', 'begin'] as const) {
      movePrintJob(shop.db, job, event, 5 as never, null);
    }
    expect(shop.job(job).tries).toBe(3);
  });

  it('[P26] wait for their own printer, oldest first, and do not wait when they are done or failed', () => {
    const [one, other] = [shop.addPrinter('virtual:a'), shop.addPrinter('virtual:b')];
    const [first, second] = [shop.owe(one), shop.owe(one)];
    expect(readWaitingPrinters(shop.db)).toEqual([one]);
    expect(readNextJob(shop.db, one)?.id).toBe(first);
    expect(readNextJob(shop.db, other)).toBeNull();
    movePrintJob(shop.db, first, 'begin', 5 as never, null);
    expect(readNextJob(shop.db, one)?.id).toBe(first);
    movePrintJob(shop.db, first, 'confirm', 5 as never, null);
    expect(readNextJob(shop.db, one)?.id).toBe(second);
    movePrintJob(shop.db, second, 'fail', 5 as never, WHY);
    expect(readNextJob(shop.db, one)).toBeNull();
    expect(readWaitingPrinters(shop.db)).toEqual([]);
  });

  it('list the newest first, whole', () => {
    const printer = shop.addPrinter('virtual:');
    const jobs = [shop.owe(printer), shop.owe(printer), shop.owe(printer)];
    expect(listPrintJobs(shop.db, 2).map((job) => job.id)).toEqual([jobs[2], jobs[1]]);
    expect(listPrintJobs(shop.db, 1)[0]).toMatchObject({
      printerId: printer,
      state: 'queued',
      content: { kind: 'ticket' },
    });
  });

  it('[P25] tell of a problem without moving, and of the same one once', () => {
    const job = shop.owe(shop.addPrinter('virtual:'));
    const noted = { state: 'queued', changedAt: 5, problem: 'why', problemCode: 'offline' };
    expect(notePrintProblem(shop.db, job, 5 as never, WHY)).toMatchObject(noted);
    expect(notePrintProblem(shop.db, job, 6 as never, WHY)).toMatchObject({ changedAt: 5 });
    expect(shop.job(job)).toMatchObject(noted);
  });

  it('are found by their index, however many are done', () => {
    const plan = (sql: string) =>
      (shop.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map((row) => row.detail).join('; ');
    const statements: string[] = [];
    const { prepare } = shop.db;
    shop.db.prepare = ((sql: string) => {
      statements.push(sql);
      return prepare.call(shop.db, sql);
    }) as typeof prepare;
    readWaitingPrinters(shop.db);
    readNextJob(shop.db, shop.addPrinter('virtual:'));
    shop.db.prepare = prepare;
    const waiting = statements.filter((sql) => sql.includes('print_job'));
    expect(waiting).toHaveLength(2);
    for (const sql of waiting)
      expect(plan(sql.replaceAll('?', "x'00'"))).toMatch(/USING (COVERING )?INDEX print_job_waiting/);
  });
});
