import { z } from 'zod';
import { lineId, orderId, sendId } from '../ids/ids.ts';

/*
 * What can be said of an order, or of lines of it, that go elsewhere, for ever. A schema here never changes its meaning: a
 * new meaning is a new version.
 */

/** The kitchen is told that what it makes goes elsewhere; it is asked for nothing new. */
const orderMoved = z.object({
  orderId,
  sendId,
  /** As the kitchen knows it: under which number, and for which tables, by name. */
  from: z.object({ number: z.string(), tables: z.array(z.string()) }),
  lineIds: z.array(lineId),
});

/** A part of `orderEventSchemas`. */
export const moveEventSchemas = { 'order.moved': { 1: orderMoved } } as const;
