import type { Language } from '#shared/language/language.ts';
import { spokenAt } from '#shared/staff/session.ts';
import { languageAmong } from '../../i18n/language-among.ts';
import { speak } from '../../i18n/speak.ts';
import { isCovered } from '../../till-client/sign-in.ts';
import type { TillStore, TillView } from '../../till-client/till-store.ts';

/** Speaks to whoever is signed in, and from the lock screen to the whole shop; spec [L10]. */
export function speakToWhoever(store: TillStore): void {
  let spoken = spokenNow(store.getState());
  store.subscribe((view) => {
    const next = spokenNow(view);
    if (next === null || next === spoken) return;
    spoken = next;
    void speak(next);
  });
}

/** What is spoken here: what the engine says, or what the computer does where a new shop has not chosen yet; null before either is known. */
export function spokenNow(view: TillView): Language | null {
  const asked = view.state?.firstRun;
  if (asked?.step === 'language' && asked.language === null) return languageAmong(navigator.languages);
  return view.session && spokenAt(view.session, isCovered(view));
}
