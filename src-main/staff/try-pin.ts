import type { StaffId } from '#shared/ids/ids.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { pinRecord } from '#shared/staff/pin.ts';
import { countTry, freeTriesLeft, waitOf } from '#shared/staff/pin-tries.ts';
import { canSignIn, readStaff, type Staff } from '#shared/staff/staff.ts';
import { waitInWords } from '#shared/time/wait-in-words.ts';
import type { Till } from '../engine/till.ts';
import { rowTables } from '../rows/row-tables.ts';
import { isPin } from './pin-hash.ts';
import type { PinKeys } from './pin-keys.ts';
import { forgetTries, readTries, writeTries } from './pin-tries.ts';

/** Tries somebody's PIN. */
export type TryPin = (staffId: StaffId, pin: string) => Promise<Result<Staff, Refusal>>;

/**
 * Who somebody is, if the PIN is theirs; or why not. The try is on the disk before it is judged, so that no restart makes it
 * undone; spec [SF14].
 */
export async function tryPin(
  till: Till,
  keys: PinKeys,
  staffId: StaffId,
  pin: string,
): Promise<Result<Staff, Refusal>> {
  const row = rowTables.staff.read(till.db, staffId);
  const person = row && readStaff(row);
  if (!row || !person) return err(refuse('staff-unknown'));
  if (!canSignIn(person)) return err(refuse('pin-missing'));
  const record = pinRecord.safeParse(row.body.pin).data;
  // What cannot be judged is no try.
  if (!record || !keys.find(record.sealedBy)) return err(refuse('pin-unreadable'));
  const before = readTries(till.db, staffId);
  const wait = waitOf(before, till.now());
  if (wait > 0) return err(locked(wait));
  const tries = countTry(before, till.now());
  writeTries(till.db, staffId, tries);
  const isRight = await isPin(staffId, pin, record, keys);
  if (isRight) {
    forgetTries(till.db, staffId);
    return ok(person);
  }
  if (isRight === null) return err(refuse('pin-unreadable'));
  const waitsNow = waitOf(tries, till.now());
  return err(waitsNow > 0 ? locked(waitsNow) : refuse('pin-wrong', { left: freeTriesLeft(tries) }));
}

const locked = (ms: number): Refusal => {
  const seconds = Math.ceil(ms / 1_000);
  return refuse('pin-locked', { seconds, wait: waitInWords(seconds, 'en') });
};
