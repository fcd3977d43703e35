import type { StaffId } from '#shared/ids/ids.ts';
import type { Refusal } from '#shared/refusal.ts';
import { ok, type Result } from '#shared/result.ts';
import { nextVersion } from '#shared/rows/row.ts';
import { decideStaff, type StaffCommand } from '#shared/staff/decide-staff.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { readAllStaff, readStaffRow, writeStaffRow } from './staff-rows.ts';

/** Carries out a command on somebody of the staff, once. No name is kept with its answer; spec [SF6]. */
export function changeStaff(till: Till, command: StaffCommand): Result<{ staffId: StaffId }, Refusal> {
  const { staffId } = command.input;
  let isChanged = false;
  const answer = handleCommand(till, `staff.${command.name}`, command.input, () => {
    const held = readStaffRow(till.db, staffId);
    const decision = decideStaff(held, command, nextVersion(held, till.head.hlc, till.now()));
    if (!decision.ok) return decision;
    isChanged = decision.value !== held;
    return ok({
      events: [],
      answer: () => {
        if (isChanged) writeStaffRow(till.db, decision.value);
        return { staffId };
      },
    });
  });
  if (isChanged) {
    showStaff(till);
    till.onRows();
  }
  return answer;
}

/** Memory and screens follow the file. */
export function showStaff(till: Till): void {
  till.staff = readAllStaff(till.db);
  till.publish({ kind: 'staff', staff: [...till.staff] });
}
