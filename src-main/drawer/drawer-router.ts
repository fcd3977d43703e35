import { implement } from '@orpc/server';
import { drawerContract } from '#shared/contract/drawer-contract.ts';
import {
  type DrawerContext,
  decideCloseDrawer,
  decideMoveCash,
  decideNoSale,
  decideOpenDrawer,
  decideReport,
} from '#shared/drawer/decide-drawer.ts';
import { expectedCash, reportOf } from '#shared/drawer/drawer-report.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import type { DrawerSessionId } from '#shared/ids/ids.ts';
import { refuse } from '#shared/refusal.ts';
import { err, ok } from '#shared/result.ts';
import { commit } from '../engine/commit.ts';
import { lastZReport } from '../engine/given-numbers.ts';
import { handleCommand, planned } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { queueReport } from './drawer-paper.ts';
import { readTakings } from './session-takings.ts';
import { readClosedSessions, readSession } from './sessions.ts';

export function createDrawerRouter(till: Till) {
  const drawer = implement(drawerContract);
  const answer = (id: DrawerSessionId) => () => ({ session: present(till, id) });
  return {
    open: drawer.open.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'drawer.open', input, () => {
          const isKnown = readSession(till.db, input.sessionId) !== null;
          return planned(decideOpenDrawer(till.drawer, isKnown, input, contextOf(till)), answer(input.sessionId));
        }),
      ),
    ),
    move: drawer.move.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'drawer.move', input, () =>
          planned(decideMoveCash(till.drawer, input, contextOf(till)), answer(input.sessionId)),
        ),
      ),
    ),
    noSale: drawer.noSale.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'drawer.noSale', input, () => {
          const id = till.drawer?.id;
          return planned(decideNoSale(till.drawer, input, contextOf(till)), () => ({
            session: id ? present(till, id) : null,
          }));
        }),
      ),
    ),
    close: drawer.close.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'drawer.close', input, () => {
          const sums = () => ({
            report: soFar(till, present(till, input.sessionId)).report,
            number: lastZReport(till.db, till.device.id) + 1,
          });
          return planned(decideCloseDrawer(till.drawer, input, sums, contextOf(till)), answer(input.sessionId));
        }),
      ),
    ),
    report: drawer.report.handler(() => {
      const decision = decideReport(till.drawer, contextOf(till));
      if (!decision.ok) return unwrap(decision);
      // Whoever let somebody see what should be there is written down, though nothing else happens; spec [SF21].
      if (till.actor().approvals.length > 0) commit(till, [], () => undefined);
      return { ...soFar(till, decision.value), at: till.now() };
    }),
    printReport: drawer.printReport.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'drawer.printReport', input, () => {
          const decision = decideReport(till.drawer, contextOf(till));
          if (!decision.ok) return decision;
          const { session, report } = soFar(till, decision.value);
          return ok({
            events: [],
            answer: () => {
              queueReport(till, session, report, false);
              return { session };
            },
          });
        }),
      ),
    ),
    sessions: drawer.sessions.handler(({ input }) => ({
      sessions: readClosedSessions(till.db, till.device.id, input.limit),
    })),
    reprint: drawer.reprint.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'drawer.reprint', input, () => {
          const session = readSession(till.db, input.sessionId)?.session;
          const report = session?.closing?.report;
          if (!session || !report) return err(refuse('drawer-unknown'));
          return ok({
            events: [],
            answer: () => {
              queueReport(till, session, report, true);
              return { session };
            },
          });
        }),
      ),
    ),
  };
}

/** What the session comes to, summed anew from what each order brought. */
function soFar(till: Till, session: DrawerSession) {
  const report = reportOf(session, readTakings(till.db, session.id), till.settings.shop.currency);
  return { session, report, expected: expectedCash(report) };
}

const contextOf = (till: Till): DrawerContext => ({
  rights: till.actor().rights,
  ...till.settings.shop.drawer,
});

function present(till: Till, id: DrawerSessionId): DrawerSession {
  const session = readSession(till.db, id)?.session;
  if (!session) throw new Error('a drawer session that was just spoken of is not there');
  return session;
}
