import { z } from 'zod';
import { commandId, staffId } from '../ids/ids.ts';
import { language } from '../language/language.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { isErased, type Row } from '../rows/row.ts';
import type { PinRecord } from './pin.ts';
import { type Role, rankOf, role } from './rights.ts';
import { canSignIn, MOST_NAME_CHARACTERS, readStaff, type Staff, tidyName } from './staff.ts';

const about = { commandId, staffId };
/** As it was typed: tidied, and then judged, by the decision. */
const name = z.string().max(1_000);

/** What may be asked to be done about somebody who works in the shop. A PIN is given by `setPin`, which this never sees. */
export const staffCommandSchemas = {
  add: z.strictObject({ ...about, name, role: role.optional() }),
  rename: z.strictObject({ ...about, name }),
  archive: z.strictObject({ ...about, archived: z.boolean() }),
  erase: z.strictObject(about),
  setRole: z.strictObject({ ...about, role }),
  removePin: z.strictObject(about),
  setLanguage: z.strictObject({ ...about, language: language.nullable() }),
};

export type StaffCommandName = keyof typeof staffCommandSchemas;
type AskedCommand = {
  [N in StaffCommandName]: { readonly name: N; readonly input: z.output<(typeof staffCommandSchemas)[N]> };
}[StaffCommandName];

interface GivePin {
  readonly name: 'setPin';
  readonly input: z.output<typeof staffCommandSchemas.removePin> & { readonly pin: PinRecord };
}
/** `setPin` says what is to be kept of a PIN, and never the PIN. */
export type StaffCommand = AskedCommand | GivePin;

/** Everybody who works in the shop, and up to which role whoever asks may change people. */
export interface Staffing {
  readonly staff: readonly Staff[];
  readonly upTo: Role;
}

/**
 * The row of somebody after a command, with `version`, or why not; spec [SF1] to [SF5], [SF15] to [SF17]. `held` is the row as
 * it stands, null where there is none. A command that changes nothing answers the row as it stands.
 */
export function decideStaff(
  held: Row | null,
  command: StaffCommand,
  version: number,
  staffing: Staffing,
): Result<Row, Refusal> {
  const above = isAbove(held, command, staffing.upTo);
  if (above) return err(refuse('staff-above'));
  const decision = decide(held, command, version);
  if (!decision.ok || decision.value === held) return decision;
  const refusal = leavesNoOwner(decision.value, staffing.staff);
  return refusal ? err(refusal) : decision;
}

function decide(held: Row | null, command: StaffCommand, version: number): Result<Row, Refusal> {
  if (command.name === 'add') {
    if (held) return err(refuse('staff-exists'));
    const named = decideName(command.input.name);
    if (!named.ok) return named;
    const body = { name: named.value, archived: false, ...(command.input.role && { role: command.input.role }) };
    return ok({ noun: 'staff', id: command.input.staffId, version, body });
  }
  if (!held) return err(refuse('staff-unknown'));
  if (command.name === 'erase') return ok(isErased(held) ? held : { ...held, version, body: {} });
  if (isErased(held)) return err(refuse('staff-erased'));
  switch (command.name) {
    case 'archive':
      return ok(withFields(held, { archived: command.input.archived }, version));
    case 'setRole':
      return ok(withFields(held, { role: command.input.role }, version));
    case 'setPin':
      return ok(withFields(held, { pin: command.input.pin }, version));
    case 'setLanguage':
      return ok(withLanguage(held, command.input.language, version));
    case 'removePin':
      return ok(readStaff(held)?.hasPin ? withFields(held, { pin: null }, version) : held);
    case 'rename': {
      const named = decideName(command.input.name);
      return named.ok ? ok(withFields(held, { name: named.value }, version)) : named;
    }
    default:
      return command satisfies never;
  }
}

/** Nobody who never had one is written anew for having none. */
const withLanguage = (held: Row, language: Staff['language'], version: number): Row =>
  (readStaff(held)?.language ?? null) === language ? held : withFields(held, { language }, version);

function decideName(typed: string): Result<string, Refusal> {
  const tidy = tidyName(typed);
  if (tidy === '') return err(refuse('staff-name-missing'));
  if (tidy.length > MOST_NAME_CHARACTERS) return err(refuse('staff-name-long', { most: MOST_NAME_CHARACTERS }));
  return ok(tidy);
}

/** Nobody changes who stands above them, nor lifts anybody there; spec [SF15]. */
function isAbove(held: Row | null, command: StaffCommand, upTo: Role): boolean {
  const wanted = 'role' in command.input ? command.input.role : undefined;
  return [held && readStaff(held)?.role, wanted].some((one) => one && rankOf(one) > rankOf(upTo));
}

/** While anybody has a PIN, an owner must: else nobody could give one again; spec [SF16]. */
function leavesNoOwner(after: Row, staff: readonly Staff[]): Refusal | null {
  const changed = readStaff(after);
  const could = staff.filter(canSignIn);
  const can = [...could.filter(({ id }) => id !== after.id), ...(changed && canSignIn(changed) ? [changed] : [])];
  if (can.length === 0 || can.some(isOwner)) return null;
  if (could.some(isOwner)) return refuse('last-owner');
  return can.length > could.length ? refuse('owner-first') : null;
}

const isOwner = ({ role: of }: Staff): boolean => of === 'owner';

/** What a newer version has written beside them stays. */
function withFields(held: Row, fields: Row['body'], version: number): Row {
  const isSame = Object.entries(fields).every(([field, value]) => held.body[field] === value);
  return isSame ? held : { ...held, version, body: { ...held.body, ...fields } };
}
