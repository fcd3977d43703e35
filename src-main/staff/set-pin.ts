import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import type { Refusal } from '#shared/refusal.ts';
import { err, type Result } from '#shared/result.ts';
import { checkPinChosen } from '#shared/staff/pin.ts';
import type { Till } from '../engine/till.ts';
import { changeStaff } from './change-staff.ts';
import { makePin } from './pin-hash.ts';
import type { PinKeys } from './pin-keys.ts';
import { forgetTries } from './pin-tries.ts';
import type { Sessions } from './sessions.ts';

interface Chosen {
  readonly commandId: CommandId;
  readonly staffId: StaffId;
  readonly pin: string;
}

/** Gives somebody a PIN. It is hashed before anything is looked up or written, and its request is hashed without it; spec [SF12]. */
export async function setPin(
  till: Till,
  keys: PinKeys,
  sessions: Sessions,
  { commandId, staffId, pin }: Chosen,
): Promise<Result<{ staffId: StaffId }, Refusal>> {
  const unfit = checkPinChosen(pin);
  if (unfit) return err(unfit);
  const record = await makePin(staffId, pin, keys.current());
  const answer = changeStaff(till, { name: 'setPin', input: { commandId, staffId, pin: record } });
  if (answer.ok) {
    forgetTries(till.db, staffId);
    sessions.endOf(staffId);
  }
  return answer;
}
