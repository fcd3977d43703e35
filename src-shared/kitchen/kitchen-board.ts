import { z } from 'zod';
import { stationId } from '../ids/ids.ts';
import { language } from '../language/language.ts';
import { station } from '../settings/settings.ts';
import { instant } from '../time/instant.ts';
import { ticketKey } from './kitchen-events.ts';
import { ticket } from './ticket.ts';

/** A ticket on a screen: the one that paper would show, and when the kitchen was done with it. */
export const kitchenCard = z.object({ ticket, bumpedAt: instant.nullable() });
export type KitchenCard = z.output<typeof kitchenCard>;

/** Which ticket a screen has painted, and as of when: what is added to one later is to be painted, too. */
export const paintedTicket = ticketKey.extend({ at: instant }).strict();
export type PaintedTicket = z.output<typeof paintedTicket>;

/** All that a kitchen screen paints: today's tickets of every station, oldest first; it chooses the columns it shows. */
export const kitchenBoard = z.object({
  stations: z.array(station.pick({ id: true, name: true, kind: true })),
  /** Those that stand, and the newest that were bumped. */
  cards: z.array(kitchenCard),
});
export type KitchenBoard = z.output<typeof kitchenBoard>;

/** The first message is a board; a later one replaces all, a card what the screen knew of that ticket. */
export const kitchenChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('board'), board: kitchenBoard }),
  z.object({ kind: z.literal('card'), card: kitchenCard }),
]);
export type KitchenChange = z.output<typeof kitchenChange>;

/** What guests see: the numbers of their orders, oldest first. */
export const readyBoard = z.object({ preparing: z.array(z.string()), ready: z.array(z.string()) });
export type ReadyBoard = z.output<typeof readyBoard>;

/** What a paired screen is: for the kitchen with the stations that it shows (none: all of them), or for guests. */
export const screenRole = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kitchen'), stationIds: z.array(stationId).max(32) }),
  z.object({ kind: z.literal('ready') }),
]);
export type ScreenRole = z.output<typeof screenRole>;

/** What a screen is told of itself and its shop. */
export const screenPlace = z.object({
  name: z.string(),
  role: screenRole,
  shop: z.object({ name: z.string(), timeZone: z.string(), language }),
  /** By the till's clock: a tablet's own may be wrong by hours, and ages are counted. */
  now: instant,
});
export type ScreenPlace = z.output<typeof screenPlace>;
