import { z } from 'zod';
import { drawerMoveId, drawerSessionId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';
import { takings } from './takings.ts';

/*
 * What can be said of a till's cash drawer, for ever; see docs/spec/drawer.md. A schema here never changes its meaning: a
 * new meaning is a new version.
 */
const of = { sessionId: drawerSessionId };
const reason = z.string().min(1).max(200);

export const drawerOpened = z.object({ ...of, float: minor });

export const moveKind = z.enum(['paid-in', 'paid-out', 'drop']);
export type MoveKind = z.output<typeof moveKind>;

/** Cash that came into the drawer or left it without a sale; `amount` is more than nothing, whichever way it went. */
export const drawerMoved = z.object({ ...of, moveId: drawerMoveId, kind: moveKind, amount: minor, reason });

/** The drawer was opened without a sale. */
export const drawerNoSale = z.object({ sessionId: drawerSessionId.nullable(), reason });

const moved = z.object({ count: z.int(), amount: minor });
/** All that a session comes to: what orders brought, and what people moved. */
export const drawerReport = z.object({
  currency: z.string(),
  float: minor,
  takings,
  moves: z.object({ paidIn: moved, paidOut: moved, drops: moved }),
  noSales: z.int(),
});
export type DrawerReport = z.output<typeof drawerReport>;

/** How many there are of each coin and note, by what one is worth in minor units. */
export const denominations = z.array(z.object({ value: z.int().min(1), count: z.int().min(0) })).max(40);

export const drawerClosed = z.object({
  ...of,
  /** Counts the sessions that the device closed, without a gap. */
  number: z.int(),
  counted: z.object({ denominations }),
  /** What was counted comes to. */
  total: minor,
  /** What should have been there. */
  expected: minor,
  /** total − expected: below nothing where some is missing. */
  variance: minor,
  /** Whether it was counted without knowing what should be there. */
  blind: z.boolean(),
  reason: reason.nullable(),
  report: drawerReport,
});

export const drawerEventSchemas = {
  'drawer.opened': { 1: drawerOpened },
  'drawer.moved': { 1: drawerMoved },
  'drawer.no-sale': { 1: drawerNoSale },
  'drawer.closed': { 1: drawerClosed },
} as const;
export type DrawerEventType = keyof typeof drawerEventSchemas;
export type DrawerEvent = {
  [T in DrawerEventType]: {
    readonly type: T;
    readonly v: 1;
    readonly payload: z.output<(typeof drawerEventSchemas)[T][1]>;
  };
}[DrawerEventType];
