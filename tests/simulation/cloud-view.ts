import { createHash } from 'node:crypto';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import type { CloudDb } from '#cloud/db/schema.ts';
import type { DeviceId, EntryId, SegmentId } from '#shared/ids/ids.ts';
import type { Entry } from '#shared/journal/entry.ts';
import type { RecordNoun } from '#shared/journal/records.ts';
import type { Order } from '#shared/order/order.ts';

/** What a shop's cloud holds, read straight from its tables. */
export interface CloudView {
  readonly entries: readonly HeldEntry[];
  readonly orders: ReadonlyMap<string, HeldOrder>;
  /** The orders that the shop's tills are handed. */
  readonly fed: ReadonlySet<string>;
  readonly records: readonly { readonly noun: RecordNoun; readonly id: string; readonly fields: object }[];
  readonly exceptions: readonly string[];
  readonly sums: ShopSums;
  /** In thousandths, by item. */
  readonly levels: Readonly<Record<string, number>>;
}

export interface HeldOrder {
  readonly order: Order;
  readonly flags: readonly string[];
  /** Who recorded anything of it. */
  readonly devices: readonly DeviceId[];
}

export interface HeldEntry {
  readonly id: EntryId;
  readonly hash: string;
  readonly device: DeviceId;
  readonly segment: SegmentId;
  readonly seq: number;
  /** As it was hashed, read again. */
  readonly entry: Entry;
  readonly isWhole: boolean;
}

/** Figures by their key in words, so that two can be compared as they stand. */
export type ShopSums = Readonly<Record<'quarters' | 'items' | 'tenders' | 'refunds', Readonly<Record<string, string>>>>;

export function readCloud(db: CloudDb, { org, shop }: OwnedShop): Promise<CloudView> {
  return inOrg(db, org, async (transaction) => {
    const from = <
      T extends
        | 'entry'
        | 'order'
        | 'shop_feed'
        | 'stock_level'
        | 'record'
        | 'exception'
        | 'refunds_by_tender'
        | `sales_by_${'quarter' | 'item' | 'tender'}`,
    >(
      table: T,
    ) =>
      transaction
        .selectFrom<'entry'>(table as 'entry')
        .selectAll()
        .where('shop', '=', shop)
        .execute() as Promise<never[]>;
    const entries: Row<{
      body: string;
      hash: Buffer;
      id: EntryId;
      device: DeviceId;
      segment: SegmentId;
      seq: number;
      order_id: string | null;
    }>[] = await from('entry');
    const ofOrder = Map.groupBy(entries, ({ order_id }) => order_id);
    const devicesOf = (id: string) => new Set(ofOrder.get(id)?.map(({ device }) => device));
    const orders: Row<{ id: string; body: string; flags: string[] }>[] = await from('order');
    const feed: Row<{ order_id: string }>[] = await from('shop_feed');
    const records: Row<{ noun: RecordNoun; id: string; fields: string }>[] = await from('record');
    const exceptions: Row<{ kind: string }>[] = await from('exception');
    const quarters: Row<Record<string, unknown>>[] = await from('sales_by_quarter');
    const items: Row<Record<string, unknown>>[] = await from('sales_by_item');
    const tenders: Row<Record<string, unknown>>[] = await from('sales_by_tender');
    const refunds: Row<Record<string, unknown>>[] = await from('refunds_by_tender');
    const levels: Row<{ item: string; level: number }>[] = await from('stock_level');
    return {
      levels: Object.fromEntries(levels.map(({ item, level }) => [item, level])),
      entries: entries.map(({ id, hash, device, segment, seq, body }) => ({
        ...{ id, device, segment, seq, hash: hash.toString('hex') },
        entry: { ...JSON.parse(body), hash: hash.toString('hex') },
        isWhole: createHash('sha256').update(body).digest().equals(hash),
      })),
      orders: new Map(
        orders.map(({ id, body, flags }) => [id, { order: JSON.parse(body), flags, devices: [...devicesOf(id)] }]),
      ),
      fed: new Set(feed.map(({ order_id }) => order_id)),
      records: records.map(({ noun, id, fields }) => ({ noun, id, fields: JSON.parse(fields) })),
      exceptions: exceptions.map(({ kind }) => kind),
      sums: {
        quarters: named(quarters, ['business_date', 'currency', 'quarter'], quarterFigures),
        items: named(items, ['business_date', 'currency', 'item_id', 'category_id', 'name'], itemFigures),
        tenders: named(tenders, ['business_date', 'currency', 'tender'], tenderFigures),
        refunds: named(refunds, ['business_date', 'currency', 'tender'], refundFigures),
      },
    };
  });
}

type Row<T> = T;

const quarterFigures = ['orders', 'gross', 'discount', 'net', 'tax', 'total'] as const;
const itemFigures = ['lines', 'quantity', 'total'] as const;
const tenderFigures = ['payments', 'amount', 'tips', 'rounding'] as const;
const refundFigures = ['refunds', 'amount', 'net', 'tax', 'tips', 'rounding'] as const;

const named = (rows: readonly Record<string, unknown>[], key: readonly string[], figures: readonly string[]) =>
  Object.fromEntries(
    rows.map((row) => [key.map((name) => row[name]).join(' '), figures.map((name) => row[name]).join(' ')]),
  );
