import { createHash } from 'node:crypto';
import type { PushRequest } from '#shared/contract/cloud-contract.ts';
import type { DeviceId } from '#shared/ids/ids.ts';
import { type ChainFault, checkChain } from '#shared/journal/chain.ts';
import type { Entry } from '#shared/journal/entry.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { chainPlace, type EventReader, type HeldEntry, readEntry } from './read-entry.ts';

/** A push as far as it stands by itself. What is still to be asked is whether its first entry joins what is held. */
export interface ReadPush {
  /** The entries before the first fault. */
  readonly entries: readonly HeldEntry[];
  readonly fault: ChainFault | null;
}

export type PushRefusal = { readonly kind: 'no-place'; readonly message: string } | { readonly kind: 'foreign-device' };

/** Checks hashes and links of a push of this device's entries, and reads what can be read; spec [CL4]. */
export function readPush(request: PushRequest, device: DeviceId, read: EventReader): Result<ReadPush, PushRefusal> {
  const entries: HeldEntry[] = [];
  for (const [index, raw] of request.entries.entries()) {
    const placed = chainPlace.safeParse(raw);
    if (!placed.success) {
      const issue = placed.error.issues[0];
      const message = `Entry ${index + 1} has no place in a chain: ${issue?.path.join('.')}: ${issue?.message}`;
      return err({ kind: 'no-place', message });
    }
    const place = placed.data;
    if (place.device !== device) return err({ kind: 'foreign-device' });
    const before = entries.at(-1) ?? { seq: place.seq - 1, hash: place.prevHash };
    const checked = checkOne(before, raw, request.segment);
    if (!checked.ok) return ok({ entries, fault: checked.error });
    entries.push(readEntry(place, raw, checked.value, read));
  }
  return ok({ entries, fault: null });
}

/** The text that was hashed, or what is wrong. What cannot be written canonically cannot have been hashed. */
function checkOne(
  before: { seq: number; hash: string | null },
  raw: Record<string, unknown>,
  segment: string,
): Result<string, ChainFault> {
  const candidate = raw as unknown as Entry;
  if (candidate.segment !== segment) return err({ seq: candidate.seq, fault: 'foreign-segment' });
  let hashed = '';
  try {
    const fault = checkChain(before, [candidate], (text) => {
      hashed = text;
      return createHash('sha256').update(text).digest('hex');
    });
    return fault ? err(fault) : ok(hashed);
  } catch {
    return err({ seq: candidate.seq, fault: 'wrong-hash' });
  }
}
