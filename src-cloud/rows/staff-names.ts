import type { ShopId, StaffId } from '#shared/ids/ids.ts';
import { staffBody } from '#shared/staff/staff.ts';
import type { OrgDb } from '../db/schema.ts';
import { readHeldRow } from './read-row.ts';

/** What people of a shop are called. Who was erased has no name any more. */
export async function staffNames(
  db: OrgDb,
  shop: ShopId,
  ids: readonly StaffId[],
): Promise<{ id: StaffId; name: string }[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'content'])
    .where('shop', '=', shop)
    .where('id', 'in', ids)
    .execute();
  return rows.flatMap(({ id, content }) => {
    const body = staffBody.safeParse(readHeldRow(content).body);
    return body.success ? [{ id, name: body.data.name }] : [];
  });
}
