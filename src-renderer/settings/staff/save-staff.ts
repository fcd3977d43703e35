import type { CommandId } from '#shared/ids/ids.ts';
import type { TillClient } from '../../till-client/connection.ts';
import type { Till } from '../../till-client/till.ts';
import type { Trouble } from '../../till-client/trouble.ts';

type StaffClient = TillClient['staff'];

/** Sends one command about somebody of the staff; answers why not, or null. Who works here then comes by the feed. */
export const saveStaff = (
  till: Till,
  ask: (staff: StaffClient, commandId: CommandId) => Promise<unknown>,
  commandId = till.newId<CommandId>(),
): Promise<Trouble | null> => till.attemptQuietly((client, id) => ask(client.staff, id), commandId);
