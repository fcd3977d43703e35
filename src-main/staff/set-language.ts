import type { StaffId } from '#shared/ids/ids.ts';
import type { Refusal } from '#shared/refusal.ts';
import { err, type Result } from '#shared/result.ts';
import type { StaffCommand } from '#shared/staff/decide-staff.ts';
import { lacks } from '#shared/staff/rights.ts';
import type { Till } from '../engine/till.ts';
import { changeStaff } from './change-staff.ts';

type Input = Extract<StaffCommand, { name: 'setLanguage' }>['input'];

/** Anybody may say what screens speak to them; for somebody else it takes a right; spec [SF26]. */
export function setLanguage(till: Till, input: Input): Result<{ staffId: StaffId }, Refusal> {
  const actor = till.actor();
  const refusal = actor.staff === input.staffId ? null : lacks(actor, 'manage-staff');
  return refusal ? err(refusal) : changeStaff(till, { name: 'setLanguage', input });
}
