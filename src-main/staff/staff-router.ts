import { implement } from '@orpc/server';
import { staffContract } from '#shared/contract/staff-contract.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import type { Approvals } from './approvals.ts';
import { approve } from './approve.ts';
import { changeStaff } from './change-staff.ts';
import type { PinKeys } from './pin-keys.ts';
import type { Sessions } from './sessions.ts';
import { setLanguage } from './set-language.ts';
import { setPin } from './set-pin.ts';
import type { TryPin } from './try-pin.ts';

interface StaffParts {
  readonly till: Till;
  readonly approvals: Approvals;
  readonly sessions: Sessions;
  readonly pinKeys: PinKeys;
  readonly tryPin: TryPin;
}

export function createStaffRouter({ till, approvals, sessions, pinKeys, tryPin }: StaffParts) {
  const staff = implement(staffContract);
  return {
    list: staff.list.handler(() => ({ staff: [...till.staff] })),
    add: staff.add.handler(({ input }) => unwrap(changeStaff(till, { name: 'add', input }))),
    rename: staff.rename.handler(({ input }) => unwrap(changeStaff(till, { name: 'rename', input }))),
    archive: staff.archive.handler(({ input }) => unwrap(changeStaff(till, { name: 'archive', input }))),
    erase: staff.erase.handler(({ input }) => unwrap(changeStaff(till, { name: 'erase', input }))),
    setRole: staff.setRole.handler(({ input }) => unwrap(changeStaff(till, { name: 'setRole', input }))),
    setLanguage: staff.setLanguage.handler(({ input }) => unwrap(setLanguage(till, input))),
    setPin: staff.setPin.handler(async ({ input }) => unwrap(await setPin(till, pinKeys, sessions, input))),
    removePin: staff.removePin.handler(({ input }) => unwrap(changeStaff(till, { name: 'removePin', input }))),
    approve: staff.approve.handler(async ({ input }) => unwrap(await approve(tryPin, approvals, input))),
  };
}
