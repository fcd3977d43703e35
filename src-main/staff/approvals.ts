import type { CommandId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Approval } from './acting.ts';

/** How long an approval waits for its command. */
const APPROVAL_LIFE_MS = 2 * 60_000;

/** Rights lent to single commands, in memory alone: a restart forgets them, and they are asked for again; spec [SF20]. */
export interface Approvals {
  lend(approval: Approval): void;
  /** What was lent to a command and still holds. */
  of(commandId: CommandId): readonly Approval[];
  /** The command has been carried out. */
  use(commandId: CommandId): void;
}

export function createApprovals(now: () => Instant): Approvals {
  const lent = new Map<CommandId, { readonly approvals: readonly Approval[]; readonly until: Instant }>();
  const holding = (commandId: CommandId) => {
    const known = lent.get(commandId);
    return known && known.until > now() ? known.approvals : [];
  };
  return {
    lend(approval) {
      for (const [commandId, { until }] of lent) if (until <= now()) lent.delete(commandId);
      const { commandId } = approval;
      const others = holding(commandId).filter(({ right }) => right !== approval.right);
      lent.set(commandId, { approvals: [...others, approval], until: (now() + APPROVAL_LIFE_MS) as Instant });
    },
    of: holding,
    use: (commandId) => void lent.delete(commandId),
  };
}
