import { z } from 'zod';
import { deviceId, drawerSessionId, staffId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';
import { instant } from '../time/instant.ts';
import { drawerClosed, drawerMoved } from './drawer-events.ts';

const by = { at: instant, staff: staffId.nullable() };

/** Cash that was moved, when and by whom. */
export const drawerMove = drawerMoved.omit({ sessionId: true }).extend(by);

/** What a session was closed with. */
export const drawerClosing = drawerClosed.omit({ sessionId: true }).extend(by);

/**
 * A drawer session of a device, from its float to its count, as folded from its entries; spec [DR1]. Which sales are in it
 * is told by when they were recorded, and summed apart.
 */
export const drawerSession = z.object({
  id: drawerSessionId,
  device: deviceId,
  float: minor,
  openedAt: instant,
  openedBy: staffId.nullable(),
  moves: z.array(drawerMove),
  noSales: z.int(),
  closing: drawerClosing.nullable(),
});
export type DrawerSession = z.output<typeof drawerSession>;
