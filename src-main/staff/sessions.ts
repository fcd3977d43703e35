import { randomBytes } from 'node:crypto';
import type { StaffId } from '#shared/ids/ids.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { ALL_RIGHTS, rightsOf } from '#shared/staff/rights.ts';
import type { SessionView } from '#shared/staff/session.ts';
import { canSignIn, type Staff } from '#shared/staff/staff.ts';
import type { Till } from '../engine/till.ts';
import type { Actor } from './acting.ts';
import type { PinKeys } from './pin-keys.ts';
import { deleteSession, deleteSessionsOf, findSession, writeSession } from './session-rows.ts';
import { tryPin } from './try-pin.ts';

/** A window's way in: its port, or its socket. Who is signed in belongs to it; spec [SF18]. */
export interface Link {
  /** Who acts by it; null while somebody must sign in first. */
  actor(): Actor | null;
  view(): SessionView;
  signIn(staffId: StaffId, pin: string): Promise<Result<{ token: string }, Refusal>>;
  /** Goes on with the session of a link that broke. */
  resume(token: string): Result<Record<string, never>, Refusal>;
  /** Ends the session for good. */
  end(): void;
  /** Calls back at every change of who is signed in, and of who can be. Answers how to stop that. */
  onChange(listener: () => void): () => void;
  /** The window is gone; its session may be resumed. */
  close(): void;
  /** Calls back once, when the window is gone. */
  onClose(listener: () => void): void;
}

export interface Sessions {
  openLink(): Link;
  /** Something of the staff or the shop changed: whoever may not be signed in any more is not. */
  changed(): void;
  /** Ends somebody's sessions, wherever: another PIN holds now. */
  endOf(staffId: StaffId): void;
}

interface Session {
  readonly staffId: StaffId;
  readonly token: string;
}

export function createSessions(till: Till, keys: PinKeys): Sessions {
  const links = new Set<{ session: Session | null; readonly listeners: Set<() => void> }>();
  const isNeeded = () => till.staff.some(canSignIn);
  const personOf = (session: Session | null): Staff | undefined =>
    session ? till.staff.find((one) => one.id === session.staffId && canSignIn(one)) : undefined;

  function openLink(): Link {
    const link = { session: null as Session | null, listeners: new Set<() => void>() };
    links.add(link);
    const closed = Promise.withResolvers<void>();
    const set = (session: Session | null) => {
      link.session = session;
      for (const listener of link.listeners) listener();
    };
    return {
      actor() {
        const person = personOf(link.session);
        if (person) return { staff: person.id, rights: rightsOf(person.role), approvals: [] };
        return isNeeded() ? null : { staff: null, rights: ALL_RIGHTS, approvals: [] };
      },
      view() {
        const person = personOf(link.session);
        return {
          needed: isNeeded(),
          shop: till.settings.shop.name,
          people: till.staff.filter(canSignIn).map(({ id, name }) => ({ id, name })),
          signedIn: person
            ? { staffId: person.id, name: person.name, role: person.role, language: person.language }
            : null,
          language: till.settings.shop.language,
          autoLockSeconds: till.settings.shop.autoLockSeconds,
        };
      },
      async signIn(staffId, pin) {
        const known = await tryPin(till, keys, staffId, pin);
        if (!known.ok) return known;
        const token = randomBytes(32).toString('base64url');
        if (link.session) deleteSession(till.db, link.session.token);
        writeSession(till.db, token, staffId, till.now());
        set({ staffId, token });
        return ok({ token });
      },
      resume(token) {
        const staffId = findSession(till.db, token, till.now());
        if (!staffId || !personOf({ staffId, token })) return err(refuse('session-over'));
        set({ staffId, token });
        return ok({});
      },
      end() {
        if (link.session) deleteSession(till.db, link.session.token);
        set(null);
      },
      onChange(listener) {
        link.listeners.add(listener);
        return () => void link.listeners.delete(listener);
      },
      close() {
        links.delete(link);
        closed.resolve();
      },
      onClose: (listener) => void closed.promise.then(listener),
    };
  }

  function changed(): void {
    for (const link of links) {
      if (link.session && !personOf(link.session)) {
        deleteSession(till.db, link.session.token);
        link.session = null;
      }
      for (const listener of link.listeners) listener();
    }
  }

  return {
    openLink,
    changed,
    endOf(staffId) {
      deleteSessionsOf(till.db, staffId);
      for (const link of links) if (link.session?.staffId === staffId) link.session = null;
      changed();
    },
  };
}
