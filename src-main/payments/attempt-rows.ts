import { sql } from 'kysely';
import type { AttemptId, OrderId } from '#shared/ids/ids.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import { idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** Throws where another attempt at the same order is active: the file itself does not hold two; spec [CP4]. */
export const writeAttempt = (db: Writer, attempt: CardAttempt): void => {
  const { id, orderId, state, startedAt, changedAt } = attempt;
  upsert(db).run({
    ...{ id: idToBytes(id), orderId: idToBytes(orderId), state, startedAt, changedAt },
    body: JSON.stringify(attempt),
  });
};

export function readAttempt(db: Reader, id: AttemptId): CardAttempt | null {
  const row = selectOne(db).get({ id: idToBytes(id) });
  return row ? JSON.parse(row.body) : null;
}

/** An order's, oldest first. */
export const readAttemptsOf = (db: Reader, orderId: OrderId): CardAttempt[] =>
  selectOfOrder(db)
    .all({ orderId: idToBytes(orderId) })
    .map(({ body }) => JSON.parse(body));

/** Those of which something is still to be heard or done, oldest first. */
export const readUnsettledAttempts = (db: Reader): CardAttempt[] =>
  selectUnsettled(db)
    .all({})
    .map(({ body }) => JSON.parse(body));

const upsert = prepare(
  (
    query,
    p: { id: Uint8Array; orderId: Uint8Array; state: string; body: string; startedAt: number; changedAt: number },
  ) =>
    query
      .insertInto('card_attempt')
      .values({
        id: p.id,
        order_id: p.orderId,
        state: p.state,
        body: p.body,
        started_at: p.startedAt,
        changed_at: p.changedAt,
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          state: set.ref('excluded.state'),
          body: set.ref('excluded.body'),
          changed_at: set.ref('excluded.changed_at'),
        })),
      ),
);

const selectOne = prepare((query, p: { id: Uint8Array }) =>
  query.selectFrom('card_attempt').select('body').where('id', '=', p.id),
);

const selectOfOrder = prepare((query, p: { orderId: Uint8Array }) =>
  query.selectFrom('card_attempt').select('body').where('order_id', '=', p.orderId).orderBy('started_at').orderBy('id'),
);

/** In the words of the index: SQLite finds it by nothing else. */
const unsettled = sql<boolean>`state NOT IN ('captured', 'returned', 'failed', 'cancelled')`;

const selectUnsettled = prepare((query) =>
  query.selectFrom('card_attempt').select('body').where(unsettled).orderBy('started_at').orderBy('id'),
);
