import type { Language } from '#shared/language/language.ts';
import { saveStaff } from '../settings/staff/save-staff.ts';
import type { Till } from '../till-client/till.ts';
import type { Trouble } from '../till-client/trouble.ts';
import { saveShop } from './save-country.ts';

/** Makes it the shop's; also the owner's, where there is one already: they went back to choose anew. Answers why not. */
export async function saveLanguage(till: Till, language: Language): Promise<Trouble | null> {
  const owner = till.store.getState().state?.staff.find(({ role }) => role === 'owner');
  const trouble = await saveShop(till, { language });
  if (trouble || !owner) return trouble;
  return saveStaff(till, (staff, commandId) => staff.setLanguage({ commandId, staffId: owner.id, language }));
}
