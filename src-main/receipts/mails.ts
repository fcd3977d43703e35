import { sql } from 'kysely';
import type { OrderId } from '#shared/ids/ids.ts';
import { type Mail, readMail } from '#shared/mail/mail.ts';
import { bytesToId } from '../db/bytes.ts';
import type { Reader } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { rowTables } from '../rows/row-tables.ts';

/** As many as anybody at the counter still asks about; what is older is read with its order. */
const NEWEST = 100;

/** The receipts that were asked for last, newest first. */
export const newestMails = (db: Reader): Mail[] => selectNewest(db).all({}).flatMap(mailOf(db));

/** The receipts of an order that were to be sent, newest first. */
export const mailsOf = (db: Reader, orderId: OrderId): Mail[] => selectOf(db).all({ orderId }).flatMap(mailOf(db));

const mailOf =
  (db: Reader) =>
  ({ id }: { id: Uint8Array }): Mail[] => {
    const row = rowTables.mail.read(db, bytesToId(id));
    const mail = row && readMail(row);
    return mail ? [mail] : [];
  };

const selectNewest = prepare((query) => query.selectFrom('mail').select('id').orderBy('number', 'desc').limit(NEWEST));

const selectOf = prepare((query, p: { orderId: string }) =>
  query
    .selectFrom('mail')
    .select('id')
    .where(sql<string>`body ->> '$.orderId'`, '=', p.orderId)
    .orderBy('number', 'desc'),
);
