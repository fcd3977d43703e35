import { z } from 'zod';
import { screenId } from '../ids/ids.ts';
import { instant } from '../time/instant.ts';
import { screenRole } from './kitchen-board.ts';

/** What an owner says of a screen that is to be let in. */
export const screenInvitation = z.strictObject({ name: z.string().trim().min(1).max(60), role: screenRole });
export type ScreenInvitation = z.output<typeof screenInvitation>;

/** The screens of this till, and where they find it; spec [ST11]. */
export const kitchenScreens = z.object({
  isOn: z.boolean(),
  door: z.discriminatedUnion('state', [
    z.object({ state: z.literal('closed') }),
    z.object({ state: z.literal('open'), port: z.int(), addresses: z.array(z.string()) }),
    z.object({ state: z.literal('failed'), problem: z.enum(['port-taken', 'port-forbidden', 'other']), port: z.int() }),
  ]),
  /** Those that were let in, by name. */
  screens: z.array(
    z.object({
      id: screenId,
      name: z.string(),
      role: screenRole,
      isConnected: z.boolean(),
      pairedAt: instant,
      lastSeenAt: instant.nullable(),
    }),
  ),
});
export type KitchenScreens = z.output<typeof kitchenScreens>;
