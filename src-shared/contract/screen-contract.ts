import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { commandId } from '../ids/ids.ts';
import { kitchenChange, paintedTicket, readyBoard, screenPlace } from '../kitchen/kitchen-board.ts';
import { ticketKey } from '../kitchen/kitchen-events.ts';
import { MOST_PAINTED } from './most-painted.ts';
import { refusals } from './refusals.ts';

/*
 * All that a screen on the shop's network can ask, over WebSocket at `/rpc` of the port for screens. A screen for guests
 * can ask `place` and `ready.watch` and nothing else.
 */
const aboutTicket = ticketKey.extend({ commandId }).strict();

export const screenContract = {
  place: oc.output(screenPlace),
  kitchen: {
    watch: oc.output(eventIterator(kitchenChange)),
    /** These stand on the screen where somebody can read them; what no screen says this of is printed; spec [K52]. */
    painted: oc
      .input(z.strictObject({ tickets: z.array(paintedTicket).min(1).max(MOST_PAINTED) }))
      .output(z.object({})),
    /** The kitchen is done with a ticket. Said again of one that is done already, it changes nothing. */
    bump: oc.input(aboutTicket).output(z.object({})).errors(refusals('ticket-unknown', 'command-reused')),
    /** It is not, after all. */
    recall: oc.input(aboutTicket).output(z.object({})).errors(refusals('ticket-unknown', 'command-reused')),
  },
  ready: {
    watch: oc.output(eventIterator(readyBoard)),
  },
};
export type ScreenContract = typeof screenContract;
