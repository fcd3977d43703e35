import { oc } from '@orpc/contract';
import { z } from 'zod';
import { drawerCommandSchemas } from '../drawer/drawer-commands.ts';
import { drawerReport } from '../drawer/drawer-events.ts';
import { drawerSession } from '../drawer/session.ts';
import { commandId, drawerSessionId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';
import { instant } from '../time/instant.ts';
import { refusals } from './refusals.ts';

const answered = z.object({ session: drawerSession });

/** The cash drawer of this till: sessions, counts and reports. */
export const drawerContract = {
  open: oc
    .route({ method: 'POST', path: '/drawer/open', summary: 'Open a drawer session with its float' })
    .input(drawerCommandSchemas.open)
    .output(answered)
    .errors(refusals('drawer-already-open', 'drawer-amount-out-of-range', 'command-reused')),
  move: oc
    .route({ method: 'POST', path: '/drawer/move', summary: 'Pay cash in, pay it out, or drop it' })
    .input(drawerCommandSchemas.move)
    .output(answered)
    .errors(
      refusals(
        ...(['drawer-not-open', 'drawer-move-exists', 'drawer-amount-out-of-range', 'drawer-needs-reason'] as const),
        'command-reused',
      ),
    ),
  noSale: oc
    .route({ method: 'POST', path: '/drawer/no-sale', summary: 'Open the drawer without a sale' })
    .input(drawerCommandSchemas.noSale)
    .output(z.object({ session: drawerSession.nullable() }))
    .errors(refusals('drawer-needs-reason', 'command-reused')),
  close: oc
    .route({ method: 'POST', path: '/drawer/close', summary: 'Close the session with what was counted (Z)' })
    .input(drawerCommandSchemas.close)
    .output(answered)
    .errors(refusals('drawer-not-open', 'drawer-count-unclear', 'command-reused')),
  report: oc
    .route({ method: 'GET', path: '/drawer/report', summary: 'What the open session comes to so far (X)' })
    // The id is what an approval is given for; the report itself changes nothing.
    .input(z.object({ commandId: commandId.optional() }).default({}))
    .output(z.object({ session: drawerSession, report: drawerReport, expected: minor, at: instant }))
    .errors(refusals('drawer-not-open')),
  printReport: oc
    .route({ method: 'POST', path: '/drawer/print-report', summary: 'Print what the open session comes to so far' })
    .input(z.strictObject({ commandId }))
    .output(answered)
    .errors(refusals('drawer-not-open', 'command-reused')),
  sessions: oc
    .route({ method: 'GET', path: '/drawer/sessions', summary: 'The sessions that were closed here, newest first' })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }))
    .output(z.object({ sessions: z.array(drawerSession) })),
  reprint: oc
    .route({ method: 'POST', path: '/drawer/reprint', summary: 'Print the report of a closed session again' })
    .input(z.strictObject({ commandId, sessionId: drawerSessionId }))
    .output(answered)
    .errors(refusals('drawer-unknown', 'command-reused')),
};
