import { implement } from '@orpc/server';
import { sessionContract } from '#shared/contract/session-contract.ts';
import { refuse } from '#shared/refusal.ts';
import { err } from '#shared/result.ts';
import type { SessionView } from '#shared/staff/session.ts';
import { unwrap } from '../engine/unwrap.ts';
import type { CallerContext } from './caller.ts';
import type { Link } from './sessions.ts';

export function createSessionRouter() {
  const session = implement(sessionContract).$context<CallerContext>();
  return {
    watch: session.watch.handler(({ context, signal }) => views(linkOf(context), signal)),
    signIn: session.signIn.handler(async ({ input, context }) =>
      unwrap(await linkOf(context).signIn(input.staffId, input.pin)),
    ),
    resume: session.resume.handler(({ input, context }) => unwrap(linkOf(context).resume(input.token))),
    end: session.end.handler(({ context }) => {
      linkOf(context).end();
      return {};
    }),
  };
}

/** A script acts for the machine, and is nobody who could sign in. */
function linkOf({ caller }: CallerContext): Link {
  return caller.kind === 'screen' ? caller.link : unwrap(err(refuse('not-a-screen')));
}

/** How it stands, and every change of it; several at once count as one. */
async function* views(link: Link, signal: AbortSignal | undefined): AsyncGenerator<SessionView> {
  let moved = Promise.withResolvers<void>();
  const move = () => moved.resolve();
  const leave = link.onChange(move);
  signal?.addEventListener('abort', move);
  let told = '';
  try {
    while (!signal?.aborted) {
      const view = link.view();
      moved = Promise.withResolvers();
      if (JSON.stringify(view) !== told) yield view;
      told = JSON.stringify(view);
      await moved.promise;
    }
  } finally {
    leave();
    signal?.removeEventListener('abort', move);
  }
}
