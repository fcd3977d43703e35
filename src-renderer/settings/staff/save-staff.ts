import type { CommandId } from '#shared/ids/ids.ts';
import type { TillClient } from '../../till-client/connection.ts';
import type { Till } from '../../till-client/till.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';

type StaffClient = TillClient['staff'];

/** Sends one command about somebody of the staff; answers why not, or null. Who works here then comes by the feed. */
export async function saveStaff(
  till: Till,
  ask: (staff: StaffClient, commandId: CommandId) => Promise<unknown>,
): Promise<Trouble | null> {
  try {
    await ask(till.client.staff, till.newId<CommandId>());
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}
