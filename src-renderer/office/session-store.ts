import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OfficeClient } from './office-client.ts';
import type { Owner, Session, SignInProblem } from './session.ts';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

export type SessionState =
  | { readonly state: 'checking' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'signed-in'; readonly owner: Owner; readonly signOutFailed: boolean }
  | {
      readonly state: 'signed-out';
      readonly demo: DemoAccount | null;
      readonly signingIn: boolean;
      readonly problem: SignInProblem | null;
      /** Whether the session ended by itself while the page was open. */
      readonly expired: boolean;
    };

export interface SessionStore extends StoreApi<SessionState> {
  check(): Promise<void>;
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** The cloud no longer knows this session. */
  expire(): void;
}

export function createSessionStore(session: Session, client: Pick<OfficeClient, 'welcome'>): SessionStore {
  const store = createStore<SessionState>(() => ({ state: 'checking' }));
  let demo: DemoAccount | null = null;
  const signedOut = (problem: SignInProblem | null, more: { signingIn?: boolean; expired?: boolean } = {}) =>
    store.setState({ state: 'signed-out', demo, problem, signingIn: false, expired: false, ...more }, true);

  return {
    ...store,
    async check() {
      store.setState({ state: 'checking' }, true);
      const [known, welcome] = await Promise.all([session.read(), client.welcome().catch(() => null)]);
      demo = welcome?.demo ?? null;
      if (!known.ok) store.setState({ state: 'unreachable' }, true);
      else if (known.value) store.setState({ state: 'signed-in', owner: known.value, signOutFailed: false }, true);
      else signedOut(null);
    },
    async signIn(email, password) {
      signedOut(null, { signingIn: true });
      const answer = await session.signIn(email, password);
      if (answer.ok) store.setState({ state: 'signed-in', owner: answer.value, signOutFailed: false }, true);
      else signedOut(answer.error);
    },
    async signOut() {
      const now = store.getState();
      if (now.state !== 'signed-in') return;
      const answer = await session.signOut();
      if (answer.ok) signedOut(null);
      else store.setState({ ...now, signOutFailed: true }, true);
    },
    expire: () => signedOut(null, { expired: true }),
  };
}
