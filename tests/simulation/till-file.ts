import { openReader } from '#main/db/connection.ts';
import { readDevice } from '#main/engine/device.ts';
import { readAllEntries } from '#main/engine/journal.ts';
import { type Fault, verify } from '#main/engine/verify.ts';
import { readOrder } from '#main/orders/orders.ts';
import { listPrintJobs } from '#main/printing/print-jobs.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import type { Entry } from '#shared/journal/entry.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import { MIGRATIONS } from '#support/engine.ts';

/** What a till's file holds, read beside its engine. */
export interface TillFile {
  readonly device: string | undefined;
  readonly entries: readonly Entry[];
  readonly orders: ReadonlyMap<string, Order>;
  readonly fault: Fault | null;
  /** Slips that are there more or less often than the journal owes them. */
  readonly paperFaults: readonly string[];
}

export function readTillFile(path: string): TillFile {
  const { fault } = verify(path, MIGRATIONS);
  const db = openReader(path);
  try {
    const entries = [...readAllEntries(db)];
    const ids = new Set(entries.flatMap(({ payload }) => (payload as { orderId?: OrderId }).orderId ?? []));
    const orders = [...ids].flatMap((id) => readOrder(db, id) ?? []);
    return {
      device: readDevice(db)?.id,
      entries,
      orders: new Map(orders.map((order) => [order.id, order])),
      fault,
      paperFaults: paperFaults(entries, listPrintJobs(db, 100_000)),
    };
  } finally {
    db.close();
  }
}

/** [SY16]: one ticket for each station of each send, one receipt for each settled order, each on one printer. */
function paperFaults(entries: readonly Entry[], jobs: readonly PrintJob[]): string[] {
  const events = entries as unknown as readonly OrderEvent[];
  const added = events.flatMap(({ type, payload }) => (type === 'order.line-added' ? [payload] : []));
  const stationsOf = new Map(added.map(({ lineId, stations }) => [lineId, stations]));
  const owed = events.flatMap(({ type, payload }) => {
    if (type === 'order.completed') return [`receipt ${payload.orderId}`];
    if (type !== 'order.sent') return [];
    const told = payload.changes.flatMap(({ lineId }) => stationsOf.get(lineId) ?? []);
    return [...new Set(told.map(({ stationId }) => `ticket ${payload.sendId} ${stationId}`))];
  });
  const paper = jobs.map(({ content, orderId }) =>
    content.kind === 'receipt'
      ? `receipt ${orderId}`
      : `ticket ${content.ticket.sendId} ${content.ticket.station.stationId}`,
  );
  const owedTimes = countEach(owed);
  const paperTimes = countEach(paper);
  return [...new Set([...owed, ...paper])].filter((name) => owedTimes.get(name) !== paperTimes.get(name));
}

function countEach(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
