import { sql } from 'kysely';
import type { OrderId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { recordset } from '../db/recordset.ts';
import type { OrgDb } from '../db/schema.ts';

/** Something about what a till sent or asked for that the owner should know; spec [CL8]. It is told once for each subject. */
export interface ArrivalException {
  readonly kind:
    | 'position-doubled'
    | 'id-doubled'
    | 'clock-off'
    | 'shape-refused'
    | 'history-refused'
    | 'row-refused'
    | 'mail-failed'
    | `push-${string}`;
  readonly subject: string;
  readonly orderId: OrderId | null;
  readonly message: string;
}

/** Answers how many of them are news. */
export async function insertExceptions(
  db: OrgDb,
  org: OrgId,
  shop: ShopId,
  exceptions: readonly ArrivalException[],
  at: Instant,
): Promise<number> {
  if (exceptions.length === 0) return 0;
  const rows = recordset({ kind: 'text', subject: 'text', orderId: 'uuid', message: 'text' }, exceptions);
  const { numAffectedRows } = await sql`
    INSERT INTO exception (org, shop, kind, subject, order_id, at, message)
    SELECT ${org}::uuid, ${shop}::uuid, kind, subject, "orderId", ${at}::bigint, message FROM ${rows}
    ON CONFLICT (org, shop, kind, subject) DO NOTHING
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
