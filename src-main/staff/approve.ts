import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { APPROVAL_DIGITS } from '#shared/staff/pin.ts';
import { lacks, type Right, rightsOf } from '#shared/staff/rights.ts';
import type { Approvals } from './approvals.ts';
import type { TryPin } from './try-pin.ts';

interface Asked {
  readonly commandId: CommandId;
  readonly right: Right;
  readonly staffId: StaffId;
  readonly pin: string;
}

/** Lends a right of somebody else's to one command that is to follow; spec [SF20], [SF22]. */
export async function approve(
  tryPin: TryPin,
  approvals: Approvals,
  { commandId, right, staffId, pin }: Asked,
): Promise<Result<Record<string, never>, Refusal>> {
  if (pin.length < APPROVAL_DIGITS) return err(refuse('pin-short-for-approval', { least: APPROVAL_DIGITS }));
  const known = await tryPin(staffId, pin);
  if (!known.ok) return known;
  const missing = lacks({ rights: rightsOf(known.value.role) }, right);
  if (missing) return err(missing);
  approvals.lend({ commandId, right, by: staffId });
  return ok({});
}
