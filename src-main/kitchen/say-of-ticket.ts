import type { CommandId } from '#shared/ids/ids.ts';
import type { KitchenEvent, TicketKey } from '#shared/kitchen/kitchen-events.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { isOnBoard } from './kitchen-board.ts';
import { readKitchenCard } from './kitchen-tickets.ts';

/** There is nothing to say but that it is a fact. */
type Said = Record<string, never>;

type Command = TicketKey & { readonly commandId: CommandId };

/** The kitchen is done with a ticket; spec [K23], [K24]. */
export const bump = (till: Till, input: Command): Result<Said, Refusal> => say(till, 'kitchen.bumped', input);

/** It is not, after all; spec [K23], [K24]. */
export const recall = (till: Till, input: Command): Result<Said, Refusal> => say(till, 'kitchen.recalled', input);

function say(till: Till, type: KitchenEvent['type'], input: Command): Result<Said, Refusal> {
  return handleCommand(till, type, input, () => {
    const { orderId, sendId, stationId } = input;
    const payload = { orderId, sendId, stationId };
    const card = isOnBoard(till, payload) ? readKitchenCard(till.db, payload) : null;
    if (!card) return err(refuse('ticket-unknown'));
    const isSaid = (card.bumpedAt !== null) === (type === 'kitchen.bumped');
    return ok({ events: isSaid ? [] : [{ type, v: 1, payload }], answer: () => ({}) });
  });
}
