import type { StaffId } from '#shared/ids/ids.ts';
import type { TillClient } from './connection.ts';
import { refusalOf } from './refusal-of.ts';
import type { TillStore, TillView } from './till-store.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** Who sits at this screen. */
export interface SignIn {
  /** Answers why not, or null. */
  signIn(staffId: StaffId, pin: string): Promise<Trouble | null>;
  /** Covers the screen at once. What is pending goes out under the name it was meant by; then the session ends; spec [SF25]. */
  lock(): void;
  /** Goes on with the session that this window has, before anything else is asked by a new link. */
  resume(client: TillClient): Promise<void>;
}

/** The token stands in this closure and nowhere else; spec [SF18]. */
export function createSignIn(store: TillStore, client: () => TillClient, idle: () => Promise<void>): SignIn {
  let token: string | null = null;
  let ending: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    await idle();
    token = null;
    await client()
      .session.end()
      .catch(() => null);
  }

  return {
    async signIn(staffId, pin) {
      await ending;
      try {
        ({ token } = await client().session.signIn({ staffId, pin }));
        store.setState({ isLocked: false });
        return null;
      } catch (error) {
        return troubleOf(error);
      }
    },
    lock() {
      const { session, isLocked } = store.getState();
      if (!session?.needed || isLocked) return;
      store.setState({ isLocked: true });
      ending = end();
    },
    async resume(link) {
      if (token === null) return;
      try {
        await link.session.resume({ token });
      } catch (error) {
        if (!refusalOf(error)) throw error;
        token = null;
      }
    },
  };
}

/** Whether the screen asks for a PIN. */
export const isCovered = ({ session, isLocked }: Pick<TillView, 'session' | 'isLocked'>): boolean =>
  (session?.needed ?? false) && (isLocked || session?.signedIn === null);
