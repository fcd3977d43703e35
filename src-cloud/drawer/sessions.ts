import { sql } from 'kysely';
import type { DrawerSession } from '#shared/drawer/session.ts';
import type { DrawerSessionId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { recordset } from '../db/recordset.ts';
import type { CloudTables, OrgDb } from '../db/schema.ts';
import type { DaySession } from './day-sessions.ts';

export type SessionRow = Omit<CloudTables['drawer_session'], 'org' | 'shop'>;

export const rowOf = ({ placed, businessDate }: DaySession): SessionRow => ({
  ...{ id: placed.session.id, device: placed.session.device, business_date: businessDate },
  ...{ opened: placed.opened, closed: placed.closed, last: placed.last, body: JSON.stringify(placed.session) },
});

const sessionOf = ({ business_date, opened, closed, last, body }: SessionRow): DaySession => ({
  placed: { session: JSON.parse(body), opened, closed, last },
  businessDate: business_date,
});

const selectRows = (db: OrgDb, shop: ShopId) =>
  db
    .selectFrom('drawer_session')
    .select(['id', 'device', 'business_date', 'opened', 'closed', 'last', 'body'])
    .where('shop', '=', shop);

export async function readSessions(
  db: OrgDb,
  shop: ShopId,
  ids: readonly DrawerSessionId[],
): Promise<Map<DrawerSessionId, DaySession>> {
  const rows = await selectRows(db, shop).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, sessionOf(row)]));
}

/** All of a shop's, as they stand there. */
export const readSessionRows = (db: OrgDb, shop: ShopId): Promise<SessionRow[]> =>
  selectRows(db, shop).orderBy('id').execute();

/** Those that were opened on a day, in the order of their opening. */
export async function sessionsOfDay(db: OrgDb, shop: ShopId, day: BusinessDate): Promise<DrawerSession[]> {
  const rows = await selectRows(db, shop).where('business_date', '=', day).orderBy('opened').orderBy('id').execute();
  return rows.map(({ body }) => JSON.parse(body));
}

export async function writeSessions(db: OrgDb, org: OrgId, shop: ShopId, rows: readonly SessionRow[]): Promise<void> {
  const given = recordset(
    {
      ...({ id: 'uuid', device: 'uuid', business_date: 'text', opened: 'text', closed: 'text' } as const),
      ...({ last: 'text', body: 'text' } as const),
    },
    rows,
  );
  await sql`
    INSERT INTO drawer_session (org, shop, id, device, business_date, opened, closed, last, body)
    SELECT ${org}::uuid, ${shop}::uuid, id, device, business_date, opened, closed, last, body FROM ${given}
    ON CONFLICT (org, shop, id) DO UPDATE SET
      device = excluded.device,
      business_date = excluded.business_date,
      opened = excluded.opened,
      closed = excluded.closed,
      last = excluded.last,
      body = excluded.body
  `.execute(db);
}
