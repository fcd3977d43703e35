import { oc } from '@orpc/contract';
import { z } from 'zod';
import { commandId, staffId } from '../ids/ids.ts';
import { staffCommandSchemas } from '../staff/decide-staff.ts';
import { pinTyped } from '../staff/pin.ts';
import { right } from '../staff/rights.ts';
import { staff } from '../staff/staff.ts';
import { refusals } from './refusals.ts';
import { pinRefusals } from './session-contract.ts';

const changedStaff = z.object({ staffId });

/** Personal data is in no answer: whoever looks after people asks for the list, or watches. */
export const staffContract = {
  list: oc
    .route({ method: 'GET', path: '/staff', summary: 'Who works in the shop' })
    .output(z.object({ staff: z.array(staff) }))
    .errors(refusals()),
  add: oc
    .route({ method: 'POST', path: '/staff/add', summary: 'Add somebody to the staff' })
    .input(staffCommandSchemas.add)
    .output(changedStaff)
    .errors(refusals('staff-exists', 'staff-above', 'staff-name-missing', 'staff-name-long', 'command-reused')),
  rename: oc
    .route({ method: 'POST', path: '/staff/rename', summary: 'Change somebody’s name' })
    .input(staffCommandSchemas.rename)
    .output(changedStaff)
    .errors(
      refusals(
        'staff-unknown',
        'staff-erased',
        'staff-above',
        'staff-name-missing',
        'staff-name-long',
        'command-reused',
      ),
    ),
  archive: oc
    .route({ method: 'POST', path: '/staff/archive', summary: 'Take somebody out of the choices, or back into them' })
    .input(staffCommandSchemas.archive)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-erased', 'staff-above', 'last-owner', 'owner-first', 'command-reused')),
  setRole: oc
    .route({ method: 'POST', path: '/staff/set-role', summary: 'Say what somebody is in the shop' })
    .input(staffCommandSchemas.setRole)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-erased', 'staff-above', 'last-owner', 'command-reused')),
  /** Anybody may say their own; somebody else’s takes the right to manage the staff; spec [SF26]. */
  setLanguage: oc
    .route({ method: 'POST', path: '/staff/set-language', summary: 'Say what language screens speak to somebody' })
    .input(staffCommandSchemas.setLanguage)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-erased', 'staff-above', 'command-reused')),
  setPin: oc
    .route({ method: 'POST', path: '/staff/set-pin', summary: 'Give somebody a PIN' })
    .input(z.strictObject({ commandId, staffId, pin: pinTyped }))
    .output(changedStaff)
    .errors(
      refusals(
        'pin-not-digits',
        'pin-too-simple',
        'staff-unknown',
        'staff-erased',
        'staff-above',
        'owner-first',
        'command-reused',
      ),
    ),
  removePin: oc
    .route({ method: 'POST', path: '/staff/remove-pin', summary: 'Take somebody’s PIN away' })
    .input(staffCommandSchemas.removePin)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-erased', 'staff-above', 'last-owner', 'command-reused')),
  /** For one command, by its id, which is sent after it; spec [SF20]. */
  approve: oc
    .route({
      method: 'POST',
      path: '/staff/approve',
      summary: 'Approve one command that whoever is signed in may not give',
    })
    .input(z.strictObject({ commandId, right, staffId, pin: pinTyped }))
    .output(z.object({}))
    .errors(refusals(...pinRefusals, 'pin-short-for-approval')),
  erase: oc
    .route({ method: 'POST', path: '/staff/erase', summary: 'Erase what is known of somebody, for good' })
    .input(staffCommandSchemas.erase)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-above', 'last-owner', 'command-reused')),
};
