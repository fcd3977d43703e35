import type { z } from 'zod';
import { guestBody } from '../guest/guest.ts';
import { mailBody } from '../mail/mail.ts';
import { staffBody } from '../staff/staff.ts';
import { isErased, type Row } from './row.ts';

/** The nouns whose rows this version can read, and what their bodies say. */
export const rowNouns = { staff: staffBody, guest: guestBody, mail: mailBody } as const satisfies Record<
  string,
  z.ZodObject
>;
export type RowNoun = keyof typeof rowNouns;

/** Whether this version knows what a row says; one that is erased says nothing, and that is known of every known noun. */
export const canRead = (row: Row): row is Row & { noun: RowNoun } => {
  const body = Object.hasOwn(rowNouns, row.noun) ? rowNouns[row.noun as RowNoun] : null;
  return body !== null && (isErased(row) || body.safeParse(row.body).success);
};
