import { AsyncLocalStorage } from 'node:async_hooks';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import { ALL_RIGHTS, type Right } from '#shared/staff/rights.ts';

/** A right that somebody lent to one command. */
export interface Approval {
  readonly commandId: CommandId;
  readonly right: Right;
  readonly by: StaffId;
}

/** On whose behalf something is done. */
export interface Actor {
  /** Who is signed in; null for the machine itself, and where nobody has a PIN. */
  readonly staff: StaffId | null;
  /** Theirs, and those that were lent to this command. */
  readonly rights: ReadonlySet<Right>;
  readonly approvals: readonly Approval[];
}

/** The till's own doing, and that of whoever owns the machine; spec [SF19]. */
export const MACHINE: Actor = { staff: null, rights: ALL_RIGHTS, approvals: [] };

/** Who acts, known to all that happens within one call, so that no command can forget to say it; decision 1122. */
export interface Acting {
  now(): Actor;
  as<T>(actor: Actor, work: () => T): T;
}

export function createActing(): Acting {
  const store = new AsyncLocalStorage<Actor>();
  return { now: () => store.getStore() ?? MACHINE, as: (actor, work) => store.run(actor, work) };
}
