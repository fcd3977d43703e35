import { asMinor, type Minor } from '../money/minor.ts';
import { MAX_TENDERED } from '../order/order-limits.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { lacks, type Right } from '../staff/rights.ts';
import type { DrawerInput } from './drawer-commands.ts';
import type { DrawerEvent, DrawerReport } from './drawer-events.ts';
import { expectedCash } from './drawer-report.ts';
import type { DrawerSession } from './session.ts';

/** The world that a decision about the drawer may look at. */
export interface DrawerContext {
  readonly rights: ReadonlySet<Right>;
  /** By how much a count may be off before somebody must accept it; null: by whatever it is. */
  readonly varianceLimit: Minor | null;
  /** Whether people count without knowing what should be there. */
  readonly blindCount: boolean;
}

type Decision = Result<DrawerEvent[], Refusal>;

/** Opens a session with its float; a till has one at a time; spec [DR1]. */
export function decideOpenDrawer(
  open: DrawerSession | null,
  isKnown: boolean,
  { sessionId, float }: DrawerInput<'open'>,
  ctx: Pick<DrawerContext, 'rights'>,
): Decision {
  const lacking = lacks(ctx, 'open-drawer-session');
  if (lacking) return err(lacking);
  if (open || isKnown) return err(refuse('drawer-already-open'));
  if (float < 0 || float > MAX_TENDERED) return err(outOfRange());
  return ok([{ type: 'drawer.opened', v: 1, payload: { sessionId, float } }]);
}

/** Cash comes in or goes out without a sale, with a reason; spec [DR6]. */
export function decideMoveCash(
  open: DrawerSession | null,
  { sessionId, moveId, kind, amount, reason }: DrawerInput<'move'>,
  ctx: Pick<DrawerContext, 'rights'>,
): Decision {
  const lacking = lacks(ctx, 'pay-in-out');
  if (lacking) return err(lacking);
  if (open?.id !== sessionId) return err(refuse('drawer-not-open'));
  if (open.moves.some((move) => move.moveId === moveId)) return err(refuse('drawer-move-exists'));
  if (amount <= 0 || amount > MAX_TENDERED) return err(outOfRange());
  if (reason === '') return err(refuse('drawer-needs-reason'));
  return ok([{ type: 'drawer.moved', v: 1, payload: { sessionId, moveId, kind, amount, reason } }]);
}

/** Opens the drawer without a sale, with a reason, whether or not a session is open; spec [DR7]. */
export function decideNoSale(
  open: DrawerSession | null,
  { reason }: DrawerInput<'noSale'>,
  ctx: Pick<DrawerContext, 'rights'>,
): Decision {
  const lacking = lacks(ctx, 'no-sale');
  if (lacking) return err(lacking);
  if (reason === '') return err(refuse('drawer-needs-reason'));
  return ok([{ type: 'drawer.no-sale', v: 1, payload: { sessionId: open?.id ?? null, reason } }]);
}

/**
 * Closes a session with what was counted, whatever that is: what is missing or too much is recorded. Beyond the shop's limit
 * somebody with the right to must accept it; spec [DR8], [DR9].
 */
export function decideCloseDrawer(
  open: DrawerSession | null,
  input: DrawerInput<'close'>,
  sums: () => { readonly report: DrawerReport; readonly number: number },
  ctx: DrawerContext,
): Decision {
  const lacking = lacks(ctx, 'close-drawer');
  if (lacking) return err(lacking);
  if (open?.id !== input.sessionId) return err(refuse('drawer-not-open'));
  const { denominations } = input.counted;
  const total = denominations.reduce((sum, { value, count }) => sum + value * count, 0);
  const isTwice = new Set(denominations.map(({ value }) => value)).size < denominations.length;
  if (isTwice || total > MAX_TENDERED) return err(refuse('drawer-count-unclear', { most: MAX_TENDERED }));
  const { report, number } = sums();
  const expected = expectedCash(report);
  const variance = asMinor(total - expected);
  const isBeyond = ctx.varianceLimit !== null && Math.abs(variance) > ctx.varianceLimit;
  const unaccepted = isBeyond ? lacks(ctx, 'accept-variance') : null;
  if (unaccepted) return err(unaccepted);
  return ok([
    {
      type: 'drawer.closed',
      v: 1,
      payload: {
        ...{ sessionId: open.id, number, counted: { denominations: denominations.filter(({ count }) => count > 0) } },
        ...{ total: asMinor(total), expected, variance, blind: ctx.blindCount },
        ...{ reason: input.reason || null, report },
      },
    },
  ]);
}

/**
 * Whether the sums of the open session may be seen while it is open (X). Where people count blind, that takes the right to
 * see reports: who knows what should be there does not count blind; spec [DR10].
 */
export function decideReport(
  open: DrawerSession | null,
  ctx: Pick<DrawerContext, 'rights' | 'blindCount'>,
): Result<DrawerSession, Refusal> {
  const lacking = lacks(ctx, ctx.blindCount ? 'see-reports' : 'close-drawer');
  if (lacking) return err(lacking);
  return open ? ok(open) : err(refuse('drawer-not-open'));
}

const outOfRange = (): Refusal => refuse('drawer-amount-out-of-range', { most: MAX_TENDERED });
