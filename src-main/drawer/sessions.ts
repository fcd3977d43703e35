import type { PlacedSession } from '#shared/drawer/apply-drawer.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import type { DeviceId, DrawerSessionId } from '#shared/ids/ids.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

export function readSession(db: Reader, id: DrawerSessionId): PlacedSession | null {
  const row = selectSession(db).get({ id: idToBytes(id) });
  return row ? { session: JSON.parse(row.body), opened: row.opened, closed: row.closed, last: row.last } : null;
}

export const writeSession = (db: Writer, { session, opened, closed, last }: PlacedSession): void => {
  upsertSession(db).run({
    ...{ id: idToBytes(session.id), device: idToBytes(session.device), opened, closed, last },
    ...{ number: session.closing?.number ?? null, body: JSON.stringify(session) },
  });
};

/** The session that is open at a till, or null. */
export function readOpenSession(db: Reader, device: DeviceId): DrawerSession | null {
  const row = selectOpen(db).get({ device: idToBytes(device) });
  return row ? JSON.parse(row.body) : null;
}

/** The sessions that a till closed, newest first. */
export const readClosedSessions = (db: Reader, device: DeviceId, limit: number): DrawerSession[] =>
  selectClosed(db)
    .all({ device: idToBytes(device), limit })
    .map(({ body }) => JSON.parse(body));

/** How many sessions a till has closed, as it numbered them. */
export const lastNumber = (db: Reader, device: DeviceId): number =>
  selectLastNumber(db).get({ device: idToBytes(device) })?.number ?? 0;

/** The session of a till that something at this place belongs to: the newest that was open then; null for none. */
export function sessionAt(db: Reader, device: string, stamp: string): DrawerSessionId | null {
  const row = selectAt(db).get({ device: idToBytes(device), stamp });
  return row ? bytesToId(row.id) : null;
}

const selectSession = prepare((query, p: { id: Uint8Array }) =>
  query.selectFrom('drawer_session').select(['opened', 'closed', 'last', 'body']).where('id', '=', p.id),
);

const upsertSession = prepare(
  (
    query,
    p: {
      id: Uint8Array;
      device: Uint8Array;
      opened: string | null;
      closed: string | null;
      last: string;
      number: number | null;
      body: string;
    },
  ) =>
    query
      .insertInto('drawer_session')
      .values({
        id: p.id,
        device: p.device,
        opened: p.opened,
        closed: p.closed,
        last: p.last,
        number: p.number,
        body: p.body,
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          device: set.ref('excluded.device'),
          opened: set.ref('excluded.opened'),
          closed: set.ref('excluded.closed'),
          last: set.ref('excluded.last'),
          number: set.ref('excluded.number'),
          body: set.ref('excluded.body'),
        })),
      ),
);

const selectOpen = prepare((query, p: { device: Uint8Array }) =>
  query
    .selectFrom('drawer_session')
    .select('body')
    .where('device', '=', p.device)
    .where('opened', 'is not', null)
    .where('closed', 'is', null)
    .orderBy('opened', 'desc')
    .limit(1),
);

const selectClosed = prepare((query, p: { device: Uint8Array; limit: number }) =>
  query
    .selectFrom('drawer_session')
    .select('body')
    .where('device', '=', p.device)
    .where('closed', 'is not', null)
    .orderBy('closed', 'desc')
    .limit(p.limit),
);

const selectLastNumber = prepare((query, p: { device: Uint8Array }) =>
  query
    .selectFrom('drawer_session')
    .select('number')
    .where('device', '=', p.device)
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1),
);

const selectAt = prepare((query, p: { device: Uint8Array; stamp: string }) =>
  query
    .selectFrom('drawer_session')
    .select('id')
    .where('device', '=', p.device)
    .where('opened', '<', p.stamp)
    .where((on) => on.or([on('closed', 'is', null), on('closed', '>', p.stamp)]))
    .orderBy('opened', 'desc')
    .limit(1),
);
