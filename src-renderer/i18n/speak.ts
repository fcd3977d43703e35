import { directionOf, type Language, language } from '#shared/language/language.ts';
import { i18next } from './i18n.ts';
import { readWords } from './read-words.ts';
import { withMany } from './with-many.ts';

/** Where a screen keeps what it spoke last: its next first paint is in that language. */
const KEPT = 'evertill-language';

let wanted: Language = 'en';

/**
 * Speaks a language from now on, and tells the page which way its lines run; of several asked for, the last one holds. Words that
 * cannot be read leave the screen as it is.
 */
export async function speak(next: Language): Promise<void> {
  wanted = next;
  if (!(await learn(next)) || wanted !== next) return;
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
  keep(next);
  if (i18next.language !== next) await i18next.changeLanguage(next);
}

/** What this screen spoke last; null where it is new. */
export function spokenBefore(): Language | null {
  try {
    return language.safeParse(window.localStorage.getItem(KEPT)).data ?? null;
  } catch {
    return null;
  }
}

/** Whether a language's words are here now. */
async function learn(next: Language): Promise<boolean> {
  if (next === 'en' || i18next.hasResourceBundle(next, 'common')) return true;
  try {
    const words = await readWords[next]();
    for (const [room, strings] of Object.entries(words)) {
      i18next.addResourceBundle(next, room, next === 'es' ? withMany(strings) : strings);
    }
    return true;
  } catch {
    return false;
  }
}

function keep(next: Language): void {
  try {
    window.localStorage.setItem(KEPT, next);
  } catch {
    // Without storage the next start speaks English until it hears better.
  }
}
