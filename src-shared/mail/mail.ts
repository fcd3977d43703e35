import { z } from 'zod';
import { mailId, orderId } from '../ids/ids.ts';
import { receiptPart } from '../receipt/receipt-part.ts';
import { isErased, type Row } from '../rows/row.ts';
import { instant } from '../time/instant.ts';

/** Why a receipt was not sent by e-mail and will not be; screens say it in the reader's words. */
export const mailProblem = z.enum(['not-set-up', 'address-refused', 'refused', 'gave-up', 'no-receipt']);
export type MailProblem = z.output<typeof mailProblem>;

export const MOST_ADDRESS_CHARACTERS = 254;

/** Whether a text is an e-mail address that a receipt can be sent to. */
export const isMailAddress = (text: string): boolean =>
  text.length <= MOST_ADDRESS_CHARACTERS && z.email().safeParse(text).success;

/**
 * What a row says of a receipt that a guest wants by e-mail; its id is that of the request. The address is forgotten as soon
 * as it is no longer needed; spec [RC12].
 */
export const mailBody = z.looseObject({
  orderId,
  part: receiptPart,
  to: z.string().max(MOST_ADDRESS_CHARACTERS).nullable(),
  askedAt: instant,
  state: z.enum(['waiting', 'sent', 'failed']),
  problem: mailProblem.nullable(),
});
export type MailBody = z.output<typeof mailBody>;

/** A receipt that a guest wants by e-mail, as screens show it. */
export const mail = z.object({ id: mailId, ...mailBody.shape });
export type Mail = z.output<typeof mail>;

/** What a row says; null where it was erased, or where this version cannot read it. */
export function readMail({ id, body }: Pick<Row, 'id' | 'body'>): Mail | null {
  const read = isErased({ body }) ? null : mailBody.safeParse(body).data;
  if (!read) return null;
  const { orderId: order, part, to, askedAt, state, problem } = read;
  return { id: id as Mail['id'], orderId: order, part, to, askedAt, state, problem };
}
