import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWriter, transact, type Writer } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { beginSegment, createDevice, type Device } from '#main/engine/device.ts';
import { append, readHead } from '#main/engine/journal.ts';
import { project } from '#main/engine/project.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { sha256 } from '#main/engine/sha256.ts';
import { verify } from '#main/engine/verify.ts';
import { insertPeerEntry } from '#main/orders/peer-entries.ts';
import { readLevel, takeLevel } from '#main/stock/levels.ts';
import { noteSoldTwice } from '#main/stock/movements.ts';
import type { ItemId, OrderId } from '#shared/ids/ids.ts';
import { canonicalJson } from '#shared/journal/canonical-json.ts';
import { foldStock, type StockFact } from '#shared/stock/fold-stock.ts';
import type { StockMoved } from '#shared/stock/stock-events.ts';
import { asInstant } from '#shared/time/instant.ts';
import { effort } from '#support/effort.ts';
import { MIGRATIONS, newId, tempDirectory } from '#support/engine.ts';
import { id, TODAY } from '#support/orders.ts';

const ITEMS = [id<ItemId>(1), id<ItemId>(2)] as const;
const PEER = { org: newId(), shop: newId(), device: newId(), segment: newId() };

/** What happens next: here, at the other till, or on the way between them. */
type Step =
  | { readonly kind: 'here'; readonly moved: StockMoved; readonly at: number }
  | { readonly kind: 'there'; readonly moved: StockMoved; readonly at: number }
  | { readonly kind: 'segment' }
  | { readonly kind: 'pull'; readonly own: number; readonly peer: number };

const quantity = fc.integer({ min: -9, max: 9 });
const movement = fc.record({ itemId: fc.constantFrom(...ITEMS), name: fc.constant('Item'), quantity });
const moved = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sold'), orderId: order(), movements: some() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('received'), movements: some() }) },
) as fc.Arbitrary<StockMoved>;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('here', 'there'), moved, at: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'segment' } as const) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pull'), own: fc.nat(), peer: fc.nat() }) },
);

function order() {
  return fc.integer({ min: 101, max: 103 }).map((n) => id<OrderId>(n));
}
function some() {
  return fc.uniqueArray(movement, { selector: ({ itemId }) => itemId, minLength: 1, maxLength: 2 });
}

/** A till's file and the other till, of which the cloud has had a part of each. */
class Apart {
  readonly directory = tempDirectory();
  readonly path = `${this.directory.path}/till.db`;
  readonly db: Writer = openWriter(this.path);
  private device: Device;
  readonly own: StockFact[] = [];
  private readonly peer: (StockFact & { readonly body: string })[] = [];
  /** What of both the cloud's level holds that came down last. */
  reached: StockFact[] = [];

  constructor() {
    migrate(this.db, MIGRATIONS);
    this.device = createDevice(this.db, newId);
  }

  play(step: Step): void {
    if (step.kind === 'segment') this.device = beginSegment(this.db, this.device, this.device, null, newId);
    else if (step.kind === 'here') this.record(step.moved, step.at);
    else if (step.kind === 'there') this.recordThere(step.moved, step.at);
    else this.pull(step.own % (this.own.length + 1), step.peer % (this.peer.length + 1));
  }

  private record(moved: StockMoved, at: number): void {
    transact(this.db, () => {
      const recording = { at: asInstant(at), businessDate: TODAY, staff: null, newId };
      const head = readHead(this.db, this.device);
      const event = { type: 'stock.moved', v: 1, payload: moved } as const;
      const { entries } = append(this.db, this.device, { ...head, hlc: at as never }, [event], recording);
      project(this.db, this.device, entries, () => null);
      this.own.push(...(entries as StockFact[]));
    });
  }

  private recordThere(payload: StockMoved, at: number): void {
    const envelope = {
      ...{ ...PEER, id: newId<string>(), seq: this.peer.length + 1, hlc: at * 2_048, at, businessDate: TODAY },
      ...{ staff: null, type: 'stock.moved', v: 1, payload, prevHash: null },
    };
    const body = canonicalJson(envelope);
    this.peer.push({ ...envelope, hash: sha256(body), body } as never);
  }

  /** The feed before the level: what a level holds is known. */
  private pull(own: number, peer: number): void {
    const [sent, there] = [this.own.slice(0, own), this.peer.slice(0, peer)];
    // No till reads a level that is older than the one it has.
    if (![...sent, ...there].length || this.reached.some((one) => ![...sent, ...there].includes(one as never))) return;
    for (const { id, payload, body } of there) {
      if (payload.kind !== 'sold') continue;
      insertPeerEntry(this.db, { id, order_id: payload.orderId, body }, 0);
      noteSoldTwice(this.db, payload.orderId);
    }
    this.reached = [...sent, ...there];
    for (const [item, { level, reach }] of foldStock(this.reached)) {
      takeLevel(this.db, this.device.shop, { item, level, reach: JSON.stringify(reach) });
    }
  }

  levels(): number[] {
    return ITEMS.map((item) => readLevel(this.db, this.device.shop, item));
  }

  /** How many questions a level asks of the file. */
  questions(): number {
    const asked: unknown[] = [];
    const db = new Database(this.path, { readonly: true, verbose: (statement) => void asked.push(statement) });
    readLevel(db, this.device.shop, ITEMS[0]);
    db.close();
    return asked.length;
  }

  /** What the level must be: all that was recorded here, and what of the other's is in the cloud's level. */
  expected(): number[] {
    const folded = foldStock([...new Set([...this.reached, ...this.own])]);
    return ITEMS.map((item) => folded.get(item)?.level ?? 0);
  }

  close(): void {
    this.db.close();
    this.directory.remove();
  }
}

describe('a till that is apart from another', () => {
  it('[SK8] [SK9] shows at every moment what both come to, as far as it knows of them, each order sold once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
        const apart = new Apart();
        try {
          for (const next of steps) {
            apart.play(next);
            expect(apart.levels()).toEqual(apart.expected());
          }
          const live = apart.levels();
          expect(verify(apart.path, MIGRATIONS).fault).toBeNull();
          rebuild(apart.db, newId());
          expect(apart.levels()).toEqual(live);
        } finally {
          apart.close();
        }
      }),
      { seed: 21, numRuns: 60 * effort },
    );
  });

  it('[SK10] asks no more of the file for all the orders that both have ever sold', () => {
    const apart = new Apart();
    const questionsAfter = (orders: number) => {
      for (let at = 1; at <= orders; at += 1) {
        const movements = [{ itemId: ITEMS[0], name: 'Item', quantity: -1_000 }];
        const moved = { kind: 'sold', orderId: id<OrderId>(1_000 + apart.own.length), movements } as StockMoved;
        apart.play({ kind: 'there', moved, at });
        apart.play({ kind: 'here', moved, at: at + 1 });
      }
      apart.play({ kind: 'pull', own: apart.own.length, peer: apart.own.length });
      expect(apart.levels()).toEqual([-1_000 * apart.own.length, 0]);
      return apart.questions();
    };
    try {
      const asked = questionsAfter(1);
      expect(questionsAfter(40)).toBe(asked);
    } finally {
      apart.close();
    }
  });
});
