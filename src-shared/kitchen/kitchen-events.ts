import { z } from 'zod';
import { orderId, sendId, stationId } from '../ids/ids.ts';

/** Which ticket: what one send told one station. */
export const ticketKey = z.object({ orderId, sendId, stationId });
export type TicketKey = z.output<typeof ticketKey>;

/*
 * What the kitchen says of a ticket on its screen: that it is done with it, or that it is not after all. The later word
 * counts. They are no events of the order: what the kitchen does makes no payment stale.
 */
export const kitchenEventSchemas = {
  'kitchen.bumped': { 1: ticketKey },
  'kitchen.recalled': { 1: ticketKey },
} as const;
export type KitchenEvent = {
  [T in keyof typeof kitchenEventSchemas]: { readonly type: T; readonly v: 1; readonly payload: TicketKey };
}[keyof typeof kitchenEventSchemas];
