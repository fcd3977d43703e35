import { z } from 'zod';
import { type Hlc, tick } from '../time/hlc.ts';
import type { Instant } from '../time/instant.ts';

/** Far from the last safe integer, so that whatever version is read can be followed by another. */
const MOST_VERSION = Number.MAX_SAFE_INTEGER - 2 ** 32;
/** The most characters of one row as JSON. */
export const MAX_ROW_CHARACTERS = 32_768;
/** How deep the values of a row's body may lie in one another: far beyond any row's, and what every walk through one can bear. */
export const MAX_ROW_DEPTH = 64;

/**
 * What is kept of a person beside the journal: entries hold the id, the row holds the rest; spec [SY30]. `version` grows
 * with every edit, on whichever till; an empty `body` is that of somebody who was erased. Nouns and fields that this
 * version does not know are kept as they came.
 */
export const row = z.object({
  noun: z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
  id: z.guid().toLowerCase(),
  version: z.int().min(1).max(MOST_VERSION),
  body: z.record(z.string(), z.unknown()),
});
export type Row = z.output<typeof row>;

/** Emptied for good: nothing that is known of the person stands in it any more; spec [SY33]. */
export const isErased = ({ body }: Pick<Row, 'body'>): boolean => Object.keys(body).length === 0;

/**
 * Whether a row takes the place of another of the same id: an erased one that of any that is not, else the higher version,
 * and of one version the later text. Total, so that all who have seen the same rows keep the same one, in whatever order
 * they came; spec [SY32].
 */
export function outranks(row: Row, held: Row): boolean {
  if (isErased(row) !== isErased(held)) return isErased(row);
  if (row.version !== held.version) return row.version > held.version;
  return JSON.stringify(row.body) > JSON.stringify(held.body);
}

/** The version of an edit: the clock's next reading, and more than the version that the edit was made on; spec [SY31]. */
export const nextVersion = (held: Row | null, clock: Hlc, now: Instant): number =>
  Math.max(tick(clock, now), (held?.version ?? 0) + 1);
