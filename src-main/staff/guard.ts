import { os } from '@orpc/server';
import { needOf } from '#shared/contract/operation-rights.ts';
import type { CommandId } from '#shared/ids/ids.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err } from '#shared/result.ts';
import { lacks } from '#shared/staff/rights.ts';
import { unwrap } from '../engine/unwrap.ts';
import { type Acting, type Actor, MACHINE } from './acting.ts';
import type { Approvals } from './approvals.ts';
import type { Caller, CallerContext } from './caller.ts';
import type { Link } from './sessions.ts';

interface Parts {
  readonly acting: Acting;
  readonly approvals: Approvals;
}

/**
 * Stands before every operation: whoever may not use it is refused, and whoever may is who acts in all that follows. What it
 * hands out little by little ends with the session; spec [SF13].
 */
export function guard({ acting, approvals }: Parts) {
  return os.$context<CallerContext>().middleware(async ({ context, path, next }, input) => {
    const commandId = isApproval(path) ? null : commandIdOf(input);
    const actor = withLent(actorOf(context.caller), commandId ? approvals.of(commandId) : []);
    const refusal = mayNot(actor, path);
    if (refusal) unwrap(err(refusal));
    const answered = await acting.as(actor ?? NOBODY, () => next());
    if (commandId && actor && actor.approvals.length > 0) approvals.use(commandId);
    const { caller } = context;
    if (caller.kind === 'machine' || needOf(path) === 'nothing' || !isStream(answered.output)) return answered;
    return { ...answered, output: whileSignedIn(caller.link, answered.output) };
  });
}

/** Who signs in is nobody yet, and may do nothing else. */
const NOBODY: Actor = { staff: null, rights: new Set(), approvals: [] };

const actorOf = (caller: Caller): Actor | null => (caller.kind === 'machine' ? MACHINE : caller.link.actor());

/** Only what whoever acts lacks is lent. */
function withLent(actor: Actor | null, approvals: Actor['approvals']): Actor | null {
  const lent = actor ? approvals.filter(({ right }) => !actor.rights.has(right)) : [];
  if (!actor || lent.length === 0) return actor;
  return { ...actor, rights: new Set([...actor.rights, ...lent.map(({ right }) => right)]), approvals: lent };
}

function mayNot(actor: Actor | null, path: readonly string[]): Refusal | null {
  const need = needOf(path);
  if (need === 'nothing') return null;
  if (!actor) return refuse('not-signed-in');
  return need === 'signed-in' ? null : lacks(actor, need);
}

/** It names the command that is to come, and is none itself. */
const isApproval = ([noun, operation]: readonly string[]): boolean => noun === 'staff' && operation === 'approve';

const commandIdOf = (input: unknown): CommandId | null => {
  const { commandId } = (input ?? {}) as { commandId?: unknown };
  return typeof commandId === 'string' ? (commandId as CommandId) : null;
};

type Stream = AsyncGenerator<unknown>;
const isStream = (output: unknown): output is Stream =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output;

/** Ends the stream as soon as whoever reads it may not any more; it hands out nothing after that. */
async function* whileSignedIn(link: Link, stream: Stream): Stream {
  const begun = link.actor()?.staff ?? null;
  const mayRead = () => {
    const actor = link.actor();
    return actor !== null && actor.staff === begun;
  };
  let stop = () => {};
  const leave = link.onChange(() => {
    if (!mayRead()) stop();
  });
  try {
    while (mayRead()) {
      const next = await new Promise<IteratorResult<unknown> | null>((resolve, reject) => {
        stop = () => resolve(null);
        stream.next().then(resolve, reject);
      });
      if (!next || next.done || !mayRead()) return;
      yield next.value;
    }
  } finally {
    leave();
    void stream.return(undefined).catch(() => undefined);
  }
}
