import { z } from 'zod';
import { commandId, drawerMoveId, drawerSessionId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';
import { denominations, moveKind } from './drawer-events.ts';

const reason = z.string().trim().max(200);
const of = { commandId, sessionId: drawerSessionId };

/** What can be wanted of a till's drawer. */
export const drawerCommandSchemas = {
  /** `float` is what lies in the drawer at the start. */
  open: z.strictObject({ ...of, float: minor }),
  move: z.strictObject({ ...of, moveId: drawerMoveId, kind: moveKind, amount: minor, reason }),
  noSale: z.strictObject({ commandId, reason }),
  close: z.strictObject({ ...of, counted: z.strictObject({ denominations }), reason }),
};
type DrawerCommandName = keyof typeof drawerCommandSchemas;
export type DrawerInput<N extends DrawerCommandName> = z.output<(typeof drawerCommandSchemas)[N]>;
