import type { StaffId } from '#shared/ids/ids.ts';
import { refusalOf } from '../till-client/refusal-of.ts';
import type { Till } from '../till-client/till.ts';
import type { Trouble } from '../till-client/trouble.ts';

/**
 * Adds the owner, who speaks what they chose for the shop, gives them their PIN and signs them in at this window; answers why not. From the PIN on the till asks for it: a
 * window that dies in between meets the lock, and goes on behind it.
 */
export async function saveOwner(till: Till, staffId: StaffId, name: string, pin: string): Promise<Trouble | null> {
  const language = till.store.getState().state?.settings.shop.language ?? null;
  const trouble = await till.attemptQuietly(async ({ staff }, commandId) => {
    try {
      await staff.add({ commandId, staffId, name, role: 'owner' });
    } catch (error) {
      // An earlier try added them, and they may have been called something else since.
      if (refusalOf(error)?.code !== 'staff-exists') throw error;
      await staff.rename({ commandId: till.newId(), staffId, name });
    }
    await staff.setLanguage({ commandId: till.newId(), staffId, language });
    await staff.setPin({ commandId: till.newId(), staffId, pin });
  });
  return trouble ?? (await till.signIn.signIn(staffId, pin));
}
