import { sql } from 'kysely';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { readRecord } from '#shared/journal/records.ts';
import type { ShopSettings } from '#shared/settings/settings.ts';
import { isTimeZone } from '#shared/time/business-date.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';

/** A shop as reports show it. */
export type Shop = Pick<ShopSettings, 'id' | 'name' | 'currency' | 'timeZone' | 'dayStartMinutes'>;
/** What a shop is made with; its tills' settings take over from it field by field; spec [CL7]. */
export type ShopBeginning = Omit<Shop, 'id'>;

export async function insertShop(db: OrgDb, org: OrgId, id: ShopId, madeWith: ShopBeginning, now: Instant) {
  await db
    .insertInto('shop')
    .values({ org, id, made_with: JSON.stringify(madeWith), created_at: now })
    .execute();
}

export async function readShops(db: OrgDb): Promise<Shop[]> {
  const rows = await selectShops(db).orderBy('shop.created_at').orderBy('shop.id').execute();
  return rows.map(shopOf);
}

export async function readShop(db: OrgDb, id: ShopId): Promise<Shop | null> {
  const row = await selectShops(db).where('shop.id', '=', id).executeTakeFirst();
  return row ? shopOf(row) : null;
}

/** Whether settings of the shop have come from one of its tills. */
export async function isSetUp(db: OrgDb, shop: ShopId): Promise<boolean> {
  const record = await db
    .selectFrom('record')
    .select('id')
    .where('shop', '=', shop)
    .where('noun', '=', 'shop')
    .where('id', '=', shop)
    .executeTakeFirst();
  return record !== undefined;
}

/** Every shop of every organisation, for work that is done for all of them in turn. */
export async function everyShop(db: CloudDb): Promise<{ org: OrgId; shop: ShopId }[]> {
  const { rows } = await sql<{ org: OrgId; shop: ShopId }>`SELECT org, shop FROM lookup.every_shop()`.execute(db);
  return rows;
}

const selectShops = (db: OrgDb) =>
  db
    .selectFrom('shop')
    .leftJoin('record', (join) =>
      join.onRef('record.shop', '=', 'shop.id').onRef('record.id', '=', 'shop.id').on('record.noun', '=', 'shop'),
    )
    .select(['shop.id', 'shop.made_with', 'record.fields']);

function shopOf({ id, made_with, fields }: { id: ShopId; made_with: string; fields: string | null }): Shop {
  const madeWith: ShopBeginning = JSON.parse(made_with);
  const settings = readRecord('shop', { id, fields: { ...madeWith, ...(fields ? JSON.parse(fields) : {}) } });
  const { name, currency, timeZone, dayStartMinutes } = settings ?? madeWith;
  return { id, name, currency, timeZone: isTimeZone(timeZone) ? timeZone : madeWith.timeZone, dayStartMinutes };
}
