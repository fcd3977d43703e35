import type { Language } from '#shared/language/language.ts';
import { speak } from '../../i18n/speak.ts';
import { saveSettings } from '../../settings/save-settings.ts';
import { saveStaff } from '../../settings/staff/save-staff.ts';
import type { Till } from '../../till-client/till.ts';
import { spokenNow } from '../sign-in/speak-to-whoever.ts';

/** Of whoever is signed in; where nobody signs in, of the whole shop. It is spoken at once; spec [L10]. */
export async function chooseLanguage(till: Till, language: Language): Promise<void> {
  void speak(language);
  const { session, state } = till.store.getState();
  const person = session?.signedIn;
  const shop = state?.settings.shop;
  const trouble = person
    ? await saveStaff(till, (staff, commandId) => staff.setLanguage({ commandId, staffId: person.staffId, language }))
    : shop && (await saveSettings(till, { noun: 'shop', id: shop.id, set: { language } }));
  const before = spokenNow(till.store.getState());
  if (trouble && before) void speak(before);
}
