import type { DeviceId, OrgId, SegmentId, ShopId } from '#shared/ids/ids.ts';

/** Where an entry stands, as people find it. */
export interface Position {
  readonly device: DeviceId;
  readonly letter: string;
  readonly segment: SegmentId;
  readonly seq: number;
}

/** The first thing of a shop that does not hold. */
export type Fault =
  | ({ readonly kind: 'entry'; readonly fault: 'missing' | 'changed' | 'misfiled' | 'broken-link' } & Position)
  | {
      readonly kind: 'row';
      readonly fault: 'missing' | 'older' | 'unreadable';
      readonly table: string;
      readonly id: string;
    }
  | { readonly kind: 'projection'; readonly table: ProjectedTable; readonly key: string };

export type ProjectedTable =
  | 'order'
  | 'record'
  | 'shop_feed'
  | 'stock_level'
  | 'drawer_session'
  | 'sales_by_quarter'
  | 'sales_by_item'
  | 'sales_by_tender'
  | 'refunds_by_tender';

export interface Verification {
  readonly shops: number;
  readonly segments: number;
  readonly entries: number;
  readonly orders: number;
  /** Positions with more than one fact: they are kept, shown to the owner, and no fault. */
  readonly doubled: number;
  readonly fault: (ShopFault & { readonly org: OrgId }) | null;
}

export type ShopFault = Fault & { readonly shop: ShopId };

/** What was looked at so far. */
export type Counts = { -readonly [Name in 'segments' | 'entries' | 'orders' | 'doubled']: Verification[Name] };
