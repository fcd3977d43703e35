import { asMinor, type Minor } from '../money/minor.ts';
import type { DrawerReport, MoveKind } from './drawer-events.ts';
import type { DrawerSession } from './session.ts';
import type { Takings } from './takings.ts';

/** All that a session comes to; spec [DR3]. */
export const reportOf = (session: DrawerSession, takings: Takings, currency: string): DrawerReport => ({
  ...{ currency, float: session.float, takings, noSales: session.noSales },
  moves: {
    paidIn: movesOf(session, 'paid-in'),
    paidOut: movesOf(session, 'paid-out'),
    drops: movesOf(session, 'drop'),
  },
});

/**
 * What should be in the drawer: the float, what cash brought, less what was given back in cash, and what people moved.
 * Change that was given is no part of what a payment brought; spec [DR2], [PY3].
 */
export function expectedCash({ float, takings, moves }: DrawerReport): Minor {
  const moved = moves.paidIn.amount - moves.paidOut.amount - moves.drops.amount;
  return asMinor(float + cashIn(takings.tenders) - cashIn(takings.refunds) + moved);
}

/** What cash came to in the drawer, or went back out of it: tips and rounding with it. */
export const cashIn = (rows: Takings['tenders']): Minor =>
  asMinor(
    rows
      .filter(({ tender }) => tender === 'cash')
      .reduce((sum, { amount, tips, rounding }) => sum + amount + tips + rounding, 0),
  );

function movesOf({ moves }: DrawerSession, kind: MoveKind): { count: number; amount: Minor } {
  const of = moves.filter((move) => move.kind === kind);
  return { count: of.length, amount: asMinor(of.reduce((sum, { amount }) => sum + amount, 0)) };
}
