import { z } from 'zod';
import { commandId, staffId } from '../ids/ids.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { isErased, type Row } from '../rows/row.ts';
import { MOST_NAME_CHARACTERS, tidyName } from './staff.ts';

const about = { commandId, staffId };
/** As it was typed: tidied, and then judged, by the decision. */
const name = z.string().max(1_000);

/** What may be asked to be done about somebody who works in the shop. */
export const staffCommandSchemas = {
  add: z.strictObject({ ...about, name }),
  rename: z.strictObject({ ...about, name }),
  archive: z.strictObject({ ...about, archived: z.boolean() }),
  erase: z.strictObject(about),
};

export type StaffCommandName = keyof typeof staffCommandSchemas;
export type StaffCommand = {
  [N in StaffCommandName]: { readonly name: N; readonly input: z.output<(typeof staffCommandSchemas)[N]> };
}[StaffCommandName];

/**
 * The row of somebody after a command, with `version`, or why not; spec [SF1] to [SF5]. `held` is the row as it stands, null
 * where there is none. A command that changes nothing answers the row as it stands.
 */
export function decideStaff(held: Row | null, command: StaffCommand, version: number): Result<Row, Refusal> {
  if (command.name === 'add') {
    if (held) return err(refuse('staff-exists'));
    const named = decideName(command.input.name);
    return named.ok
      ? ok({ noun: 'staff', id: command.input.staffId, version, body: { name: named.value, archived: false } })
      : named;
  }
  if (!held) return err(refuse('staff-unknown'));
  if (command.name === 'erase') return ok(isErased(held) ? held : { ...held, version, body: {} });
  if (isErased(held)) return err(refuse('staff-erased'));
  if (command.name === 'archive') return ok(withFields(held, { archived: command.input.archived }, version));
  const named = decideName(command.input.name);
  return named.ok ? ok(withFields(held, { name: named.value }, version)) : named;
}

function decideName(typed: string): Result<string, Refusal> {
  const tidy = tidyName(typed);
  if (tidy === '') return err(refuse('staff-name-missing'));
  if (tidy.length > MOST_NAME_CHARACTERS) return err(refuse('staff-name-long', { most: MOST_NAME_CHARACTERS }));
  return ok(tidy);
}

/** What a newer version has written beside them stays. */
function withFields(held: Row, fields: Row['body'], version: number): Row {
  const isSame = Object.entries(fields).every(([field, value]) => held.body[field] === value);
  return isSame ? held : { ...held, version, body: { ...held.body, ...fields } };
}
