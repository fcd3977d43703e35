import { z } from 'zod';
import type { Brand } from '../ids/ids.ts';
import type { Instant } from './instant.ts';

/**
 * A hybrid logical clock in one safe integer: milliseconds × 2 048 + counter. It orders entries of devices whose
 * clocks disagree, and never runs backwards on one device; spec [J4].
 */
export type Hlc = Brand<number, 'Hlc'>;
export const hlc = z.int().min(0) as unknown as z.ZodType<Hlc, number>;

const COUNTERS = 2_048;
const MAX_PEER_LEAD_MS = 10 * 60_000;

/** The next reading after `last` at wall time `now`: the wall clock while it moves on, else one tick past `last`. */
export const tick = (last: Hlc, now: Instant): Hlc => Math.max(last + 1, now * COUNTERS) as Hlc;

/** What `last` becomes on seeing a peer's reading; a peer more than ten minutes ahead of us is not believed; [J4]. */
export const observe = (last: Hlc, peer: Hlc, now: Instant): Hlc =>
  peer > (now + MAX_PEER_LEAD_MS) * COUNTERS ? last : (Math.max(last, peer) as Hlc);

export const instantOf = (reading: Hlc): Instant => Math.floor(reading / COUNTERS) as Instant;
