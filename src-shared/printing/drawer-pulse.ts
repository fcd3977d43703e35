import { z } from 'zod';
import type { Paper } from './paper.ts';

/** Opens the drawer for cash where no slip does; it leaves no paper. Spec [DR19]. */
export const drawerPulse = z.object({
  why: z.enum(['sale', 'refund']),
  orderNumber: z.string(),
});

/** Nothing but the pulse; a second try opens nothing, for the first may have; spec [P12]. */
export const layoutDrawerPulse = (options: {
  readonly columns: number;
  readonly reprint: boolean;
  readonly opensDrawer: boolean;
}): Paper => ({
  columns: options.columns,
  direction: 'ltr',
  rows: options.opensDrawer && !options.reprint ? [{ kind: 'pulse' }] : [],
});
