import { spokenAt } from '#shared/staff/session.ts';
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

/** What the engine says is spoken here; null before it has. */
export const spokenNow = (view: TillView) => view.session && spokenAt(view.session, isCovered(view));
