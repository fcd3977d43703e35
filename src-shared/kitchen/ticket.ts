import { z } from 'zod';
import { modifierKind } from '../catalog/catalog.ts';
import { weightUnit } from '../catalog/unit.ts';
import { lineId, orderId, sendId, stationId } from '../ids/ids.ts';
import { quantity } from '../money/minor.ts';
import { orderType } from '../order/order-type.ts';
import { station } from '../settings/settings.ts';
import { instant } from '../time/instant.ts';

const ticketModifier = z.object({
  name: z.string(),
  count: z.int(),
  /** Left out, it adds. */
  kind: modifierKind.optional(),
  /** It was offered with the one before it. */
  within: z.literal(true).optional(),
});

/**
 * One line of a kitchen ticket. A void says what to stop making, a change what it was before; what is told only recalls
 * what is being made already.
 */
export const ticketLine = z.object({
  kind: z.enum(['new', 'changed', 'void', 'told']),
  /** Which line of the order it is, and which one it takes the place of; left out by tickets of before it was said. */
  lineId: lineId.optional(),
  replaces: lineId.optional(),
  quantity,
  /** What the quantity counts; left out, pieces. */
  unit: weightUnit.optional(),
  /** For a change: the quantity the kitchen was told before. */
  was: quantity.nullable(),
  name: z.string(),
  modifiers: z.array(ticketModifier),
  /** For a change: the modifiers that the kitchen was told before, where they are others now. */
  wasWith: z.array(ticketModifier).optional(),
  note: z.string().nullable(),
  /** Whom it is for, and the course that it comes with. */
  seat: z.int().optional(),
  course: z.int().optional(),
  /** At a station that makes it: the others that do. */
  alsoAt: z.array(z.string()).optional(),
  /** At an expo station: all that make it. */
  madeAt: z.array(z.string()).optional(),
});
export type TicketLine = z.output<typeof ticketLine>;
export type TicketModifier = z.output<typeof ticketModifier>;

/**
 * What a slip is at a glance; spec [K13]. `added` follows a ticket that the station has of that order; `changed` says
 * more than one thing, or that something is otherwise; a course that was `fired` follows others; a `rush` hurries what was
 * told before, and what was `moved` goes elsewhere than it was told.
 */
export const ticketKind = z.enum(['new', 'added', 'changed', 'void', 'fired', 'rush', 'moved']);
export type TicketKind = z.output<typeof ticketKind>;

/** What is said of its order as a whole; what nobody said is left out; spec [K72]. */
export const ticketHead = z.object({
  type: orderType.optional(),
  tables: z.array(z.string()).optional(),
  /** What the guest is called by. */
  name: z.string().optional(),
  server: z.string().optional(),
  covers: z.int().optional(),
  /** When the guest wants it. */
  dueAt: instant.optional(),
});
export type TicketHead = z.output<typeof ticketHead>;

/** What one station is told by one send; spec [K1]. */
export const ticket = z.object({
  /** Left out by tickets of before it was said. */
  kind: ticketKind.optional(),
  orderId,
  sendId,
  station: z.object({ stationId, name: z.string() }),
  orderNumber: z.string(),
  at: instant,
  /** Left out by tickets of before it was said. */
  head: ticketHead.optional(),
  /** Where it was before, where it goes elsewhere now: under which number and for which tables. */
  movedFrom: z.object({ number: z.string(), tables: z.array(z.string()) }).optional(),
  lines: z.array(ticketLine),
  /** What is said of the order as a whole: a note, and what its guests are allergic to. */
  note: z.string().optional(),
  allergies: z.array(z.string()).optional(),
  /** The course that it fires. */
  fired: z.int().optional(),
  /** The courses of which its station will make something, but not yet. */
  waits: z.array(z.int()).optional(),
  /** How its station wants it; left out, as any. */
  looks: station.pick({ itemSize: true, printsNotes: true }).optional(),
  /** Which of several it is, where a station wants each line on a ticket of its own. */
  part: z.object({ number: z.int(), of: z.int() }).optional(),
  /** Which of several alike it is, where a station wants copies; left out for the first. */
  copy: z.object({ number: z.int(), of: z.int() }).optional(),
});
export type Ticket = z.output<typeof ticket>;
