import { sql } from 'kysely';
import { z } from 'zod';
import { type OrgId, orgId, type ShopId, shopId } from '#shared/ids/ids.ts';
import { type BusinessDate, businessDate } from '#shared/time/business-date.ts';
import type { OrgDb } from '../db/schema.ts';

/** The channel on which replicas tell each other, through Postgres, whose numbers have moved. */
export const MOVED_CHANNEL = 'evertill_moved';

/** `businessDate: null`: more than one day, or something other than sums. It names nothing but what to ask for again. */
export const movedMessage = z.object({ org: orgId, shop: shopId, businessDate: businessDate.nullable() });
export type MovedMessage = z.output<typeof movedMessage>;

/** Heard by all replicas when, and only if, the transaction commits. */
export async function tellMoved(
  db: OrgDb,
  { org, shop }: { readonly org: OrgId; readonly shop: ShopId },
  moved: { readonly dates: readonly BusinessDate[]; readonly other: boolean },
): Promise<void> {
  const [only] = moved.dates;
  if (!only && !moved.other) return;
  const message: MovedMessage = {
    org,
    shop,
    businessDate: only && moved.dates.length === 1 && !moved.other ? only : null,
  };
  await sql`SELECT pg_notify(${MOVED_CHANNEL}, ${JSON.stringify(message)})`.execute(db);
}
