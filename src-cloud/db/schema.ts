import type { Generated, Kysely, Transaction } from 'kysely';
import type {
  CategoryId,
  DeviceId,
  DrawerSessionId,
  EntryId,
  ItemId,
  MailId,
  OrderId,
  OrgId,
  SegmentId,
  ShopId,
  StaffId,
} from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { Instant } from '#shared/time/instant.ts';

/** The tables of schema `evertill` as the server sees them; migrations/cloud says what they mean. */
export interface CloudTables {
  organisation: { org: OrgId; name: string; created_at: Instant };
  shop: { org: OrgId; id: ShopId; made_with: string; created_at: Instant; key_version: Generated<number> };
  membership: { org: OrgId; user_id: string; role: 'owner' };
  device: {
    org: OrgId;
    id: DeviceId;
    shop: ShopId;
    letter: string;
    name: string;
    token_hash: Buffer;
    paired_at: Instant;
    last_seen_at: Generated<Instant | null>;
    revoked_at: Generated<Instant | null>;
    replaces: Generated<DeviceId | null>;
  };
  pairing_code: { code_hash: Buffer; org: OrgId; shop: ShopId; expires_at: Instant; replaces: DeviceId | null };
  quarantined_entry: {
    org: OrgId;
    shop: ShopId;
    id: EntryId;
    hash: Buffer;
    device: DeviceId;
    segment: SegmentId;
    seq: number;
    sold: number | null;
    received_at: Instant;
    body: string;
  };
  entry: {
    org: OrgId;
    shop: ShopId;
    id: EntryId;
    hash: Buffer;
    device: DeviceId;
    segment: SegmentId;
    seq: number;
    type: string;
    order_id: OrderId | null;
    readable: boolean;
    received_at: Instant;
    body: string;
  };
  acknowledged: { org: OrgId; device: DeviceId; segment: SegmentId; seq: number };
  exception: {
    org: OrgId;
    shop: ShopId;
    kind: string;
    subject: string;
    order_id: OrderId | null;
    at: Instant;
    message: string;
  };
  order: {
    org: OrgId;
    shop: ShopId;
    id: OrderId;
    business_date: BusinessDate;
    state: string;
    number: string;
    last_at: Instant;
    flags: string[];
    body: string;
  };
  shop_feed: {
    org: OrgId;
    shop: ShopId;
    id: EntryId;
    hash: Buffer;
    device: DeviceId;
    order_id: OrderId;
    received_at: Instant;
    body: string;
  };
  record: { org: OrgId; shop: ShopId; noun: string; id: string; fields: string; stamps: string };
  stock_level: { org: OrgId; shop: ShopId; item: ItemId; level: number; reach: string };
  staff: { org: OrgId; shop: ShopId; id: StaffId; content: string };
  guest: { org: OrgId; shop: ShopId; id: OrderId; content: string };
  mail: { org: OrgId; shop: ShopId; id: MailId; content: string };
  mail_job: { org: OrgId; shop: ShopId; id: MailId; tries: number; due_at: Instant };
  unread_row: { org: OrgId; shop: ShopId; noun: string; id: string; content: string; received_at: Instant };
  told_row: { org: OrgId; shop: ShopId; noun: string; id: string; version: number; erased: boolean };
  shape_log: {
    org: OrgId;
    shop: ShopId;
    relation: string;
    xid: string;
    op: number;
    operation: 'insert' | 'update' | 'delete' | 'floor';
    key: string[];
    changed: string[] | null;
    logged_at: Instant;
  };
  drawer_session: {
    org: OrgId;
    shop: ShopId;
    id: DrawerSessionId;
    device: DeviceId;
    business_date: BusinessDate;
    opened: string | null;
    closed: string | null;
    last: string;
    body: string;
  };
  sales_by_quarter: SalesKey & {
    quarter: Instant;
    orders: number;
    gross: number;
    discount: number;
    comps: number;
    service_charge: number;
    net: number;
    tax: number;
    total: number;
  };
  sales_by_item: SalesKey & {
    item_id: ItemId;
    category_id: CategoryId | null;
    name: string;
    lines: number;
    quantity: number;
    total: number;
  };
  sales_by_tender: SalesKey & {
    tender: string;
    payments: number;
    amount: number;
    tips: number;
    rounding: number;
  };
  refunds_by_tender: SalesKey & {
    tender: string;
    refunds: number;
    amount: number;
    net: number;
    tax: number;
    tips: number;
    rounding: number;
  };
}

interface SalesKey {
  org: OrgId;
  shop: ShopId;
  business_date: BusinessDate;
  currency: string;
}

export type CloudDb = Kysely<CloudTables>;
/** A transaction that sees one organisation. */
export type OrgDb = Transaction<CloudTables> & { readonly [oneOrg]: true };
declare const oneOrg: unique symbol;
