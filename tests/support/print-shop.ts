import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { writeStamped } from '#main/catalog/records.ts';
import { openWriter, type Writer } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { insertPrintJob, readPrintJob } from '#main/printing/print-jobs.ts';
import { createSpooler, type SpoolerOptions } from '#main/printing/spooler.ts';
import type { NewId, PrinterId, PrintJobId } from '#shared/ids/ids.ts';
import { applyChange, type SettingsChange } from '#shared/journal/records.ts';
import type { PrintContent, PrintJob, PrintJobState } from '#shared/printing/print-job.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { TICKET } from './paper.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations/till');

/** A till's file with printers and paper that is owed, and spoolers that can be started on it and stopped. */
export function openPrintShop() {
  const directory = mkdtempSync(join(tmpdir(), 'evertill-print-'));
  const path = join(directory, 'till.db');
  const db = openWriter(path);
  migrate(db, MIGRATIONS);
  const spoolers = new Set<{ close(): Promise<void> }>();
  const seen: PrintJob[] = [];
  let watchers: (() => void)[] = [];
  let at = 1_000;

  const job = (id: PrintJobId): PrintJob => {
    const found = readPrintJob(db, id);
    if (!found) throw new Error('no such print job');
    return found;
  };

  return {
    db,
    path,
    job,
    /** Every move that a spooler told of, in order. */
    seen,
    statesSeen: (id: PrintJobId): PrintJobState[] => seen.filter((one) => one.id === id).map((one) => one.state),

    addPrinter: (address: string, over: object = {}): PrinterId =>
      putPrinter(db, v7() as PrinterId, { address, ...over }),
    changePrinter: (id: PrinterId, set: object): PrinterId => putPrinter(db, id, set),

    /** Owes a slip; later ones are owed later. */
    owe(printerId: PrinterId, content: Partial<{ orderNumber: string }> | PrintContent = {}): PrintJobId {
      const id = v7() as PrintJobId;
      at += 1;
      insertPrintJob(db, {
        id,
        printerId,
        owedTo: null,
        orderId: TICKET.orderId,
        content: 'kind' in content ? content : { kind: 'ticket', ticket: { ...TICKET, ...content } },
        state: 'queued',
        tries: 0,
        problem: null,
        problemCode: null,
        createdAt: asInstant(at),
        changedAt: asInstant(at),
      });
      return id;
    },

    start(over: Partial<SpoolerOptions> = {}) {
      const { onChange, onAlerts, timing, ...rest } = over;
      const spooler = createSpooler({
        db,
        now,
        newId: v7 as NewId,
        log: pino({ level: 'silent' }),
        random: () => 0.5,
        timing: { ...PATIENT, ...timing },
        ...rest,
        onChange: (changed) => {
          seen.push(changed);
          for (const watcher of watchers) watcher();
          onChange?.(changed);
        },
        onAlerts: () => {
          for (const watcher of watchers) watcher();
          onAlerts?.();
        },
      });
      spoolers.add(spooler);
      return spooler;
    },

    /** Resolves when a job has come to a state, told by the spooler. */
    async comesTo(id: PrintJobId, ...states: PrintJobState[]): Promise<PrintJob> {
      await this.until(() => states.includes(job(id).state));
      return job(id);
    },

    /** Resolves when something holds, looked at whenever a job moves. */
    until: (is: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (!is()) return;
          watchers = watchers.filter((watcher) => watcher !== look);
          resolve();
        };
        watchers.push(look);
        look();
      }),

    async close() {
      await Promise.all([...spoolers].map((spooler) => spooler.close()));
      db.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type PrintShop = ReturnType<typeof openPrintShop>;

export const now = (): Instant => asInstant(Date.now());

/** Quick to try again, and so slow to lose patience that a busy machine changes nothing. */
export const PATIENT = {
  connectMs: 10_000,
  writeMs: 10_000,
  answerMs: 10_000,
  askMs: 25,
  busyMs: 10_000,
  silenceMs: 10_000,
  confirmMs: 10_000,
  closeMs: 10_000,
  firstPauseMs: 5,
  mostPauseMs: 20,
  deadAfterMs: 10_000,
  graceMs: 20,
};

function putPrinter(db: Writer, id: PrinterId, set: object): PrinterId {
  const known = { name: 'Printer', stationIds: [], columns: 48 };
  const edit = { noun: 'printer', id, set: { ...known, ...set } } as SettingsChange;
  writeStamped(db, applyChange(null, edit, 'a'));
  return id;
}
