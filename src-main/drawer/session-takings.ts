import { addTakings, NOTHING_TAKEN, type Takings } from '#shared/drawer/takings.ts';
import type { DrawerSessionId, OrderId } from '#shared/ids/ids.ts';
import { idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** What all orders brought to a session. Each stands there once, so that nothing is counted twice; spec [DR4]. */
export const readTakings = (db: Reader, session: DrawerSessionId): Takings =>
  selectOfSession(db)
    .all({ session: idToBytes(session) })
    .reduce<Takings>((sum, { body }) => addTakings(sum, JSON.parse(body)), NOTHING_TAKEN);

/** Adds to what an order has brought to a session so far. */
export function addToTakings(db: Writer, session: DrawerSessionId, order: OrderId, more: Takings): void {
  const key = { session: idToBytes(session), orderId: idToBytes(order) };
  const before = selectOne(db).get(key);
  const sum = before ? addTakings(JSON.parse(before.body), more) : more;
  upsertTakings(db).run({ ...key, body: JSON.stringify(sum) });
}

/** Forgets what an order brought to any session: it is added up anew. */
export const clearTakings = (db: Writer, order: OrderId): void => {
  deleteOfOrder(db).run({ orderId: idToBytes(order) });
};

const selectOfSession = prepare((query, p: { session: Uint8Array }) =>
  query.selectFrom('drawer_takings').select('body').where('session', '=', p.session),
);

const selectOne = prepare((query, p: { session: Uint8Array; orderId: Uint8Array }) =>
  query.selectFrom('drawer_takings').select('body').where('session', '=', p.session).where('order_id', '=', p.orderId),
);

const upsertTakings = prepare((query, p: { session: Uint8Array; orderId: Uint8Array; body: string }) =>
  query
    .insertInto('drawer_takings')
    .values({ session: p.session, order_id: p.orderId, body: p.body })
    .onConflict((conflict) =>
      conflict.columns(['session', 'order_id']).doUpdateSet((set) => ({ body: set.ref('excluded.body') })),
    ),
);

const deleteOfOrder = prepare((query, p: { orderId: Uint8Array }) =>
  query.deleteFrom('drawer_takings').where('order_id', '=', p.orderId),
);
