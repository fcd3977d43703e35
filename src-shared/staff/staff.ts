import { z } from 'zod';
import { staffId } from '../ids/ids.ts';
import { language } from '../language/language.ts';
import { isErased, type Row } from '../rows/row.ts';
import { role } from './rights.ts';

/** The most characters of a name: what fits a ticket's header and a button. */
export const MOST_NAME_CHARACTERS = 60;

/** A name on one line: white space and control characters as single spaces, nothing that turns the direction of what follows. */
export const tidyName = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** What a row says of somebody who works in the shop. A newer version may say more, and that is kept; spec [SF2]. */
export const staffBody = z.looseObject({
  name: z
    .string()
    .min(1)
    .max(MOST_NAME_CHARACTERS)
    .refine((name) => name === tidyName(name)),
  /** Works here no more: out of the choices, but still named where they served. */
  archived: z.boolean().default(false),
});

/** What may be done with a PIN is here; what is kept of one stays in the row, for the engine alone; spec [SF12]. */
export const staff = z.object({
  id: staffId,
  name: z.string(),
  archived: z.boolean(),
  role,
  hasPin: z.boolean(),
  /** What screens speak to them; null: what the shop does. */
  language: language.nullable(),
});
export type Staff = z.output<typeof staff>;

/** Who a row speaks of; null where they were erased, or where this version cannot read it. */
export function readStaff(row: Pick<Row, 'id' | 'body'>): Staff | null {
  const body = isErased(row) ? null : staffBody.safeParse(row.body).data;
  if (!body) return null;
  return {
    ...{ id: row.id as Staff['id'], name: body.name, archived: body.archived },
    // A role that only a newer version knows gives no more than the least.
    role: role.safeParse(body.role).data ?? 'server',
    // Also one that this version cannot check locks the till: better shut than open.
    hasPin: body.pin !== undefined && body.pin !== null,
    language: language.safeParse(body.language).data ?? null,
  };
}

/** Who can sign in: works here and has a PIN; spec [SF13]. */
export const canSignIn = ({ archived, hasPin }: Staff): boolean => hasPin && !archived;
