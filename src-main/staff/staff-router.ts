import { implement } from '@orpc/server';
import { staffContract } from '#shared/contract/staff-contract.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { changeStaff } from './change-staff.ts';

export function createStaffRouter(till: Till) {
  const staff = implement(staffContract);
  return {
    list: staff.list.handler(() => ({ staff: [...till.staff] })),
    add: staff.add.handler(({ input }) => unwrap(changeStaff(till, { name: 'add', input }))),
    rename: staff.rename.handler(({ input }) => unwrap(changeStaff(till, { name: 'rename', input }))),
    archive: staff.archive.handler(({ input }) => unwrap(changeStaff(till, { name: 'archive', input }))),
    erase: staff.erase.handler(({ input }) => unwrap(changeStaff(till, { name: 'erase', input }))),
  };
}
