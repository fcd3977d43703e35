import type { OwnedShop } from '#cloud/auth/owners.ts';
import type { CloudDb } from '#cloud/db/schema.ts';
import { type Entry, stampOf } from '#shared/journal/entry.ts';
import type { RecordChange } from '#shared/journal/records.ts';
import { foldOrder, type HashedFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { Instant } from '#shared/time/instant.ts';
import { checkKitchen, kitchenMakesTheOrders } from './check-kitchen.ts';
import { checkStock } from './check-stock.ts';
import { checkTill, isDoubtful } from './check-till.ts';
import { type CloudView, type HeldEntry, readCloud } from './cloud-view.ts';
import { expectedSums } from './expected-sums.ts';
import { sameAs } from './same-as.ts';
import { readTillFile, type TillFile } from './till-file.ts';

/** What is known of a till beside its file. */
export interface KnownTill {
  readonly file: string;
  /** Each order as a screen was shown it last. */
  readonly confirmed: ReadonlyMap<string, Order>;
  /** The entries that its files have held, and those that the cloud said it holds, by id and hash. */
  readonly recorded: ReadonlySet<string>;
  readonly acknowledged: ReadonlySet<string>;
  /** How often its file was put back to an old copy. */
  readonly restores: number;
}

/** Throws what does not hold of a shop whose tills have all reached their cloud; docs/spec/sync.md, "What is proven". */
export async function checkShop(
  db: CloudDb,
  place: OwnedShop,
  tills: readonly KnownTill[],
  now: Instant,
): Promise<void> {
  const cloud = await readCloud(db, place);
  const files = tills.map(({ file }) => readTillFile(file, now));
  const wasRestored = tills.some(({ restores }) => restores > 0);
  nothingMissingNothingMade(cloud, tills, files);
  chainsAreWhole(cloud, wasRestored);
  for (const [at, file] of files.entries()) checkTill(cloud, place.shop, file, tills[at] as KnownTill);
  for (const file of files) checkKitchen(cloud, file);
  // A till that was put back does not know what it told the kitchen of before.
  if (!wasRestored) {
    paperIsOfOneTill(cloud, files);
    kitchenMakesTheOrders(cloud);
  }
  ordersAreTheirFold(cloud, wasRestored);
  sameAs(cloud.sums, expectedSums([...cloud.orders.values()].map(({ order }) => order)), 'the sums');
  recordsAreTheirFold(cloud, place);
  checkStock(cloud, files);
  const allowed = ['clock-off', ...(wasRestored ? ['position-doubled'] : [])];
  const unexpected = cloud.exceptions.filter((kind) => !allowed.includes(kind));
  sameAs(unexpected, [], 'what the owner is told');
}

/** [SY13]: the cloud holds what the tills hold and what it said it holds, once, and nothing that no till recorded. */
function nothingMissingNothingMade(cloud: CloudView, tills: readonly KnownTill[], files: readonly TillFile[]): void {
  const held = new Set(cloud.entries.map(({ id, hash }) => `${id} ${hash}`));
  sameAs(new Set(cloud.entries.map(({ id }) => id)).size, cloud.entries.length, 'ids that are used once');
  const must = new Set(files.flatMap(({ entries }) => entries.map(({ id, hash }) => `${id} ${hash}`)));
  for (const { acknowledged } of tills) for (const name of acknowledged) must.add(name);
  const may = new Set([...must, ...tills.flatMap(({ recorded }) => [...recorded])]);
  sameAs(
    [...must].filter((name) => !held.has(name)),
    [],
    'what the cloud misses',
  );
  sameAs(
    [...held].filter((name) => !may.has(name)),
    [],
    'what no till recorded',
  );
}

/** [SY14]: every segment counts from 1 without a gap, and each entry names one before it; at one position stands one, unless files were restored. */
function chainsAreWhole({ entries }: CloudView, wasRestored: boolean): void {
  for (const [segment, chain] of Map.groupBy(entries, (entry) => entry.segment)) {
    const bySeq = Map.groupBy(chain, ({ seq }) => seq);
    for (let seq = 1; seq <= bySeq.size; seq += 1) {
      const here = bySeq.get(seq) ?? [];
      const before = bySeq.get(seq - 1)?.map(({ hash }) => hash) ?? [];
      const joins = ({ entry }: HeldEntry) => seq === 1 || before.includes(entry.prevHash ?? '');
      const isSound = here.length > 0 && here.every((one) => one.isWhole && joins(one));
      if (!isSound || (here.length > 1 && !wasRestored)) {
        throw new Error(`segment ${segment} is not whole at ${seq}: ${here.length} entries`);
      }
    }
  }
}

/** [SY16]: a line is told to the kitchen by the till that recorded it, once, and its slip lies at that till alone. */
function paperIsOfOneTill(cloud: CloudView, files: readonly TillFile[]): void {
  const slips = files.flatMap(({ paper }) => [...new Set(paper)]).filter((name) => name.startsWith('ticket'));
  sameAs(slips.length, new Set(slips).size, 'tickets that lie at one till');
  const facts = cloud.entries.map(({ entry }) => factOf(entry));
  const recordedBy = new Map(
    facts.flatMap((fact) => (fact.type === 'order.line-added' ? [[fact.payload.lineId, fact.device] as const] : [])),
  );
  const told = facts.flatMap((fact) =>
    fact.type === 'order.sent'
      ? fact.payload.changes.filter(({ kind }) => kind !== 'void').map(({ lineId }) => ({ lineId, by: fact.device }))
      : [],
  );
  for (const { lineId, by } of told) sameAs(by, recordedBy.get(lineId), 'who told the kitchen of a line');
  sameAs(told.length, new Set(told.map(({ lineId }) => lineId)).size, 'lines that were told once');
}

/** [CL5] for whatever way the entries came. */
function ordersAreTheirFold(cloud: CloudView, wasRestored: boolean): void {
  const facts = cloud.entries.map(({ entry }) => entry).filter(({ type }) => type.startsWith('order.'));
  const byOrder = Map.groupBy(facts, ({ payload }) => (payload as { orderId: string }).orderId);
  sameAs([...byOrder.keys()].sort(), [...cloud.orders.keys()].sort(), 'the orders of the cloud');
  for (const [id, entries] of byOrder) {
    const inOrder = [...entries].sort((a, b) => (a.hash < b.hash ? -1 : 1));
    sameAs(cloud.orders.get(id)?.order, foldOrder(inOrder.map(factOf)), 'the fold of an order');
    const isOfOne = cloud.orders.get(id)?.devices.length === 1;
    if (isOfOne && !wasRestored) sameAs(cloud.orders.get(id)?.flags.filter(isDoubtful), [], 'the flags of an order');
  }
}

const factOf = (entry: Entry): HashedFact => entry as unknown as HashedFact;

/** [CL7], [C2]: of each field the latest edit counts, and what was said of the shop before pairing only where nothing else was. */
function recordsAreTheirFold(cloud: CloudView, { shop }: OwnedShop): void {
  const edits = cloud.entries
    .filter(({ entry }) => entry.type === 'catalog.changed' || entry.type === 'settings.changed')
    .map(({ entry }) => ({ stamp: `${stampOf(entry)}.${entry.hash}`, changes: changesOf(entry) }))
    .sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  const all = edits.flatMap(({ changes }) => changes);
  const isOfBefore = ({ noun, id }: RecordChange) => noun === 'shop' && id !== shop;
  const expected = new Map<string, object>();
  for (const { noun, id, set } of [...all.filter(isOfBefore), ...all.filter((edit) => !isOfBefore(edit))]) {
    const key = `${noun} ${noun === 'shop' ? shop : id}`;
    expected.set(key, { ...expected.get(key), ...set });
  }
  for (const { noun, id, fields } of cloud.records) sameAs(fields, expected.get(`${noun} ${id}`), `the ${noun} ${id}`);
  sameAs(cloud.records.length, expected.size, 'records');
}

const changesOf = ({ payload }: Entry) => (payload as { changes: readonly RecordChange[] }).changes;
