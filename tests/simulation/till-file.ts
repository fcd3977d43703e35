import { bytesToId } from '#main/db/bytes.ts';
import { openReader, type Reader } from '#main/db/connection.ts';
import { readDevice } from '#main/engine/device.ts';
import { readAllEntries, type StoredEntry } from '#main/engine/journal.ts';
import { DELIVERIES_KEPT_MS } from '#main/engine/keep-forgetting.ts';
import { sha256 } from '#main/engine/sha256.ts';
import { type Fault, verify } from '#main/engine/verify.ts';
import { readOrder } from '#main/orders/orders.ts';
import { listPrintJobs } from '#main/printing/print-jobs.ts';
import { readLevel } from '#main/stock/levels.ts';
import type { OrderId, ShopId } from '#shared/ids/ids.ts';
import type { Entry } from '#shared/journal/entry.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import type { Order } from '#shared/order/order.ts';
import type { Instant } from '#shared/time/instant.ts';
import { MIGRATIONS } from '#support/engine.ts';
import { STOCKED } from '#support/stock.ts';
import { readShownTickets, type ShownTicket } from './kitchen-file.ts';
import { nameOfPaper, paperFaults } from './paper-faults.ts';

/** How far off a till's clock may be. */
const MOST_SKEW_MS = 86_400_000;

/** What a till's file keeps and shows. */
export interface KeptFile {
  readonly entries: readonly StoredEntry[];
  /** What came down of others, and of this till before its file was put back. */
  readonly peers: readonly PeerEntry[];
  /** Every order that the till can show. */
  readonly orders: ReadonlyMap<string, Order>;
  /** Menu and settings as the cloud has them. */
  readonly pulled: readonly PulledRecord[];
  /** The fields of the menu and the settings as they show, by noun and id. */
  readonly records: ReadonlyMap<string, object>;
  /** What the kitchen's screens show or showed. */
  readonly shown: readonly ShownTicket[];
}

export interface PeerEntry {
  readonly entry: Entry;
  /** Where the journal stood when it came. */
  readonly after: number;
}

interface PulledRecord {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stamps: readonly { readonly stamp: string; readonly fields: readonly string[] }[];
}

/** What a till's file holds, read beside its engine. */
export interface TillFile extends KeptFile {
  readonly device: string | undefined;
  readonly fault: Fault | null;
  /** The tickets and receipts that lie at its printers. */
  readonly paper: readonly string[];
  /** The tickets among them. */
  readonly tickets: readonly Ticket[];
  /** What is older may have been forgotten. */
  readonly keptFrom: number;
  /** Of the items whose stock may be kept, in thousandths. */
  readonly levels: Readonly<Record<string, number>>;
  /** Slips that are there more or less often than the journal owes them. */
  readonly paperFaults: readonly string[];
}

/** By `now` its finished slips of two weeks before may be forgotten, a day sooner by a clock that is as fast as that. */
export function readTillFile(path: string, now: Instant): TillFile {
  const { fault } = verify(path, MIGRATIONS);
  const db = openReader(path);
  try {
    const kept = readKept(db);
    const jobs = listPrintJobs(db, 100_000);
    const paper = jobs.map(nameOfPaper);
    const tickets = jobs.flatMap(({ content }) => (content.kind === 'ticket' ? [content.ticket] : []));
    const device = readDevice(db);
    const levels = device ? readLevels(db, device.shop) : {};
    const keptFrom = now + MOST_SKEW_MS - DELIVERIES_KEPT_MS;
    return {
      ...kept,
      ...{ device: device?.id, levels, fault, paper, tickets, keptFrom },
      paperFaults: paperFaults(kept, paper, keptFrom),
    };
  } finally {
    db.close();
  }
}

export function readKept(db: Reader): KeptFile {
  const entries = [...readAllEntries(db)];
  const peers = all<{ body: string; after: number }>(db, 'SELECT body, after FROM peer_entry ORDER BY number').map(
    ({ body, after }) => ({ entry: { ...JSON.parse(body), hash: sha256(body) }, after }),
  );
  const ids = new Set(
    [...entries, ...peers.map(({ entry }) => entry)].flatMap(
      ({ payload }) => (payload as { orderId?: OrderId }).orderId ?? [],
    ),
  );
  const orders = [...ids].flatMap((id) => readOrder(db, id) ?? []);
  const pulled = all<StoredRecord>(db, 'SELECT noun, id, fields, stamps FROM pulled_record');
  const records = all<StoredRecord>(db, 'SELECT noun, id, fields, stamps FROM record');
  return {
    entries,
    peers,
    orders: new Map(orders.map((order) => [order.id, order])),
    pulled: pulled.map((row) => ({
      ...{ name: recordName(row), fields: JSON.parse(row.fields), stamps: JSON.parse(row.stamps) },
    })),
    records: new Map(records.map((row) => [recordName(row), JSON.parse(row.fields)])),
    shown: readShownTickets(db),
  };
}

/** Whether or not the till keeps the stock of them now. */
export const readLevels = (db: Reader, shop: ShopId): Readonly<Record<string, number>> =>
  Object.fromEntries(STOCKED.map((item) => [item, readLevel(db, shop, item)]));

interface StoredRecord {
  readonly noun: string;
  readonly id: Uint8Array;
  readonly fields: string;
  readonly stamps: string;
}

const recordName = ({ noun, id }: StoredRecord): string => `${noun} ${bytesToId(id)}`;

const all = <T>(db: Reader, query: string): T[] => db.prepare(query).all() as T[];
