import { createHash } from 'node:crypto';
import type { PrintJobId } from '#shared/ids/ids.ts';

/** Four characters that a printer can give back, of one try of a job: what it says of an earlier try is not about this one; spec [P80]. */
export function slipIdOf(job: PrintJobId, tries: number): string {
  const hash = createHash('sha256').update(`${job} ${tries}`).digest();
  return String.fromCharCode(...hash.subarray(0, LENGTH).map((byte) => FIRST + (byte % CHARACTERS)));
}

const LENGTH = 4;
/** What a printer gives back is printable: from the exclamation mark to the tilde. */
const FIRST = 33;
const CHARACTERS = 94;
