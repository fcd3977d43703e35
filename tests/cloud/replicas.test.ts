import fc from 'fast-check';
import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { verify } from '#cloud/ingest/verify.ts';
import type { LineId, OrderId } from '#shared/ids/ids.ts';
import { compareEntries } from '#shared/journal/entry.ts';
import { type JournalEvent, readEvent } from '#shared/journal/events.ts';
import type { Order } from '#shared/order/order.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { effort } from '#support/effort.ts';
import { NOW } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { readProjections } from '#support/projections.ts';
import { playSale, TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let replica: TestCloud;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => NOW });
  replica = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: cloud.owner, now: () => NOW });
});
afterAll(async () => {
  await replica?.close();
  await cloud?.close();
  await postgres?.stop();
});

/** How a till sends: so many entries more to one of the replicas, so many times, over and over. */
const sending = fc.array(
  fc.record({ more: fc.integer({ min: 1, max: 4 }), toReplica: fc.boolean(), times: fc.integer({ min: 1, max: 3 }) }),
  { minLength: 1, maxLength: 6 },
);
/** Lines that each till adds while the order is open, and what the second adds when the first has settled it. */
const course = fc.record({
  ofA: fc.integer({ min: 1, max: 5 }),
  ofB: fc.integer({ min: 1, max: 5 }),
  afterSettling: fc.nat(2),
  gapMs: fc.integer({ min: 0, max: 3_000 }),
});

type Made<A> = A extends fc.Arbitrary<infer T> ? T : never;

interface SharedOrder {
  readonly journals: readonly [TillJournal, TillJournal];
  readonly lines: readonly LineId[];
}

/** One order that a till opens and settles, and to which another adds meanwhile. Neither knows of the other. */
function shareOrder({ ofA, ofB, afterSettling, gapMs }: Made<typeof course>): SharedOrder {
  const [a, b] = [new TillJournal(), new TillJournal()];
  const orderId = newUuid() as OrderId;
  const events = playSale(Array(ofA).fill(0), { device: a.device, now: NOW, orderId });
  const [line] = playSale([3], { device: b.device, now: NOW, orderId }).filter(isLine);
  if (!line) throw new Error('the sale has no line');
  const lines = events.filter(isLine).map(({ payload }) => payload.lineId);
  const addAtB = () => {
    const lineId = newUuid() as LineId;
    lines.push(lineId);
    b.record({ ...line, payload: { ...line.payload, lineId } });
  };
  b.now = asInstant(a.now + gapMs);
  for (let added = 0; added < ofB; added += 1) addAtB();
  for (const event of events) a.record(event);
  b.now = asInstant(Math.max(a.now, b.now) + 1_000);
  for (let added = 0; added < afterSettling; added += 1) addAtB();
  return { journals: [a, b], lines };
}

/** Whether any line of the second till comes after the settling, however it came to be so: its clock may be ahead. */
function isAddedTo({ journals: [a, b] }: SharedOrder): boolean {
  const settled = a.entries.find(({ type }) => type === 'order.completed');
  return settled !== undefined && b.entries.some((entry) => compareEntries(entry, settled) > 0);
}

const isLine = (event: JournalEvent): event is Extract<JournalEvent, { type: 'order.line-added' }> =>
  event.type === 'order.line-added';

async function send(till: PairedTill, way: Made<typeof sending>): Promise<void> {
  const { length } = till.journal.entries;
  for (let [sent, turn] = [0, 0]; sent < length; turn += 1) {
    const { more, toReplica, times } = way[turn % way.length] ?? { more: length, toReplica: false, times: 1 };
    // From the last one again, as after a lost reply.
    const push = till.journal.push(Math.max(1, sent), sent + more);
    const to = (time: number) => (toReplica === (time % 2 === 0) ? replica : cloud);
    const answers = await Promise.all(Array.from({ length: times }, (_, time) => till.push(push, to(time))));
    sent = Math.min(sent + more, length);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body.acknowledged).toBeGreaterThanOrEqual(sent);
    }
  }
}

const pairBoth = async (place: OwnedShop, { journals }: SharedOrder) =>
  [await pairTill(cloud, journals[0], place), await pairTill(cloud, journals[1], place)] as const;

const readOrder = async ({ org }: OwnedShop): Promise<Order> =>
  JSON.parse(
    await inOrg(cloud.db, org, async (db) => {
      const { body } = await db.selectFrom('order').select('body').executeTakeFirstOrThrow();
      return body;
    }),
  );

test('[CL3] one order, two tills, two replicas: all that both added is there once, whoever took it', async () => {
  const property = fc.asyncProperty(course, sending, sending, async (made, wayOfA, wayOfB) => {
    const shared = shareOrder(made);
    const [straight, mixed] = [await cloud.createShop(), await cloud.createShop()];
    for (const till of await pairBoth(straight, shared)) await till.push();
    const [a, b] = await pairBoth(mixed, shared);
    await Promise.all([send(a, wayOfA), send(b, wayOfB)]);

    const order = await readOrder(mixed);
    expect(order.lines.map(({ lineId }) => lineId).sort()).toEqual([...shared.lines].sort());
    expect(order.version).toBe(a.journal.entries.length + b.journal.entries.length);
    expect(order.status.state).toBe('completed');
    expect(order.flags.includes('line-after-settlement')).toBe(isAddedTo(shared));
    expect(await cloud.sales(mixed)).toMatchObject({ orders: 1, byTender: [{ payments: 1 }] });
    expect(await readProjections(cloud.db, mixed)).toEqual(await readProjections(cloud.db, straight));
  });
  await fc.assert(property, { seed: 7, numRuns: 10 * effort, interruptAfterTimeLimit: 20_000 * effort });
  expect(await verify(replica.db, readEvent)).toMatchObject({ doubled: 0, fault: null });
});
