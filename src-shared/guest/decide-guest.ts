import { z } from 'zod';
import { commandId, orderId } from '../ids/ids.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { isErased, type Row } from '../rows/row.ts';
import { tidyName } from '../staff/staff.ts';
import { type GuestField, guestFields, MOST_GUEST_CHARACTERS } from './guest.ts';

const about = { commandId, orderId };
/** As it was typed: tidied, and then judged, by the decision; nothing takes back what was said. */
const typed = z.string().max(1_000).nullable().optional();

/** What may be said of an order's guest. Only what is named changes. */
export const guestCommandSchemas = {
  describe: z.strictObject({ ...about, name: typed, phone: typed, address: typed }),
  erase: z.strictObject(about),
};

export type GuestCommandName = keyof typeof guestCommandSchemas;
export type GuestCommand = {
  [N in GuestCommandName]: { readonly name: N; readonly input: z.output<(typeof guestCommandSchemas)[N]> };
}[GuestCommandName];

/**
 * The row of an order's guest after a command, with `version`, or why not; spec [GU1] to [GU3]. `held` is the row as it
 * stands, null where there is none. A command that changes nothing answers the row as it stands, which may be none.
 */
export function decideGuest(held: Row | null, command: GuestCommand, version: number): Result<Row | null, Refusal> {
  const { orderId: id } = command.input;
  if (command.name === 'erase') return ok(!held || isErased(held) ? held : { ...held, version, body: {} });
  if (held && isErased(held)) return err(refuse('guest-erased'));
  const fields: Partial<Record<GuestField, string | null>> = {};
  for (const field of guestFields) {
    const said = command.input[field];
    if (said === undefined) continue;
    const tidy = tidyName(said ?? '');
    const most = MOST_GUEST_CHARACTERS[field];
    if (tidy.length > most) return err(refuse('guest-text-long', { most }));
    fields[field] = tidy === '' ? null : tidy;
  }
  const isSame = Object.entries(fields).every(([field, value]) => (held?.body[field] ?? null) === value);
  if (isSame) return ok(held);
  // Never empty: an empty body is that of somebody who was erased, for good.
  return ok({ noun: 'guest', id, version, body: { name: null, ...held?.body, ...fields } });
}
