import type { StaffId } from '#shared/ids/ids.ts';
import type { Refusal } from '#shared/refusal.ts';
import { ok, type Result } from '#shared/result.ts';
import { nextVersion } from '#shared/rows/row.ts';
import { decideStaff, type StaffCommand } from '#shared/staff/decide-staff.ts';
import { type Role, rankOf } from '#shared/staff/rights.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { rowTables } from '../rows/row-tables.ts';
import { readAllStaff } from './staff-rows.ts';

/** Carries out a command on somebody of the staff, once. No name is kept with its answer; spec [SF6]. */
export function changeStaff(till: Till, command: StaffCommand): Result<{ staffId: StaffId }, Refusal> {
  const { staffId } = command.input;
  let isChanged = false;
  const answer = handleCommand(till, `staff.${command.name}`, askedOf(command), () => {
    const held = rowTables.staff.read(till.db, staffId);
    const decision = decideStaff(held, command, nextVersion(held, till.head.hlc, till.now()), {
      staff: till.staff,
      upTo: upToOf(till),
    });
    if (!decision.ok) return decision;
    isChanged = decision.value !== held;
    return ok({
      events: [],
      answer: () => {
        if (isChanged) rowTables.staff.write(till.db, decision.value);
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

/** What a repeat is known by: of a PIN nothing, also not what is kept of it; spec [SF12]. */
const askedOf = ({ name, input }: StaffCommand) =>
  name === 'setPin' ? { commandId: input.commandId, staffId: input.staffId } : input;

/** Up to which role whoever acts may change people: their own, or that of whoever lent them the right; spec [SF15]. */
function upToOf(till: Till): Role {
  const { staff, approvals } = till.actor();
  if (staff === null) return 'owner';
  const lent = approvals.filter(({ right }) => right === 'manage-staff').map(({ by }) => by);
  const roles = till.staff.filter(({ id }) => id === staff || lent.includes(id)).map((one) => one.role);
  return roles.reduce((highest, one) => (rankOf(one) > rankOf(highest) ? one : highest), 'server');
}

/** Memory and screens follow the file. */
export function showStaff(till: Till): void {
  till.staff = readAllStaff(till.db);
  till.publish({ kind: 'staff', staff: [...till.staff] });
}
