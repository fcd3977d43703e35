import { oc } from '@orpc/contract';
import { z } from 'zod';
import { staffId } from '../ids/ids.ts';
import { staffCommandSchemas } from '../staff/decide-staff.ts';
import { staff } from '../staff/staff.ts';
import { refusals } from './refusals.ts';

const changedStaff = z.object({ staffId });

/** Personal data is in no answer: whoever looks after people asks for the list, or watches. */
export const staffContract = {
  list: oc
    .route({ method: 'GET', path: '/staff', summary: 'Who works in the shop' })
    .output(z.object({ staff: z.array(staff) })),
  add: oc
    .route({ method: 'POST', path: '/staff/add', summary: 'Add somebody to the staff' })
    .input(staffCommandSchemas.add)
    .output(changedStaff)
    .errors(refusals('staff-exists', 'staff-name-missing', 'staff-name-long', 'command-reused')),
  rename: oc
    .route({ method: 'POST', path: '/staff/rename', summary: 'Change somebody’s name' })
    .input(staffCommandSchemas.rename)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-erased', 'staff-name-missing', 'staff-name-long', 'command-reused')),
  archive: oc
    .route({ method: 'POST', path: '/staff/archive', summary: 'Take somebody out of the choices, or back into them' })
    .input(staffCommandSchemas.archive)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-erased', 'command-reused')),
  erase: oc
    .route({ method: 'POST', path: '/staff/erase', summary: 'Erase what is known of somebody, for good' })
    .input(staffCommandSchemas.erase)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'command-reused')),
};
