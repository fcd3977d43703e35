import { z } from 'zod';
import { drawerReport, moveKind } from '../drawer/drawer-events.ts';
import { drawerSession } from '../drawer/session.ts';
import { minor } from '../money/minor.ts';
import { instant } from '../time/instant.ts';

/** Why the drawer was opened without a sale; it lies in the drawer beside the cash; spec [DR7]. */
export const drawerSlip = z.object({
  what: z.enum(['opened', ...moveKind.options, 'no-sale']),
  /** The till's letter. */
  till: z.string(),
  at: instant,
  currency: z.string(),
  amount: minor.nullable(),
  reason: z.string().nullable(),
});
export type DrawerSlip = z.output<typeof drawerSlip>;

/** What a session comes to: Z where it is closed, X while it is open; spec [DR10], [DR11]. */
export const drawerReportSlip = z.object({
  shop: z.string(),
  till: z.string(),
  at: instant,
  session: drawerSession,
  report: drawerReport,
  /** Whether the same was printed before. */
  isCopy: z.boolean(),
});
export type DrawerReportSlip = z.output<typeof drawerReportSlip>;
