import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '#shared/time/instant.ts';
import type { LostRange } from './recoveries.ts';
import type { End, SalvagedSegment } from './salvage-entries.ts';

/** What became of a till's file that could not be used. */
export interface Recovery {
  readonly setAside: string;
  readonly backup: { readonly path: string; readonly at: Instant } | null;
  readonly segments: readonly SalvagedSegment[];
  /** Entries that are known to have been recorded and are not in the file that took its place. */
  readonly lost: readonly LostRange[];
}

/** `report` is a file below the data directory. It stands before the file that names it is the till's. */
export function writeReport(directory: string, report: string, sentences: readonly string[]): void {
  const path = join(directory, report);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${sentences.join('\n')}\n`, { flush: true });
}

/** Says exactly what was recovered and what was not; spec [B8]. */
export function recoverySentences(recovery: Omit<Recovery, 'setAside'>, setAside: string): string[] {
  const { backup, segments, lost } = recovery;
  return [
    `The till’s file was damaged. It was set aside as it is, in ${setAside}; keep it until all is found in order.`,
    backup
      ? `In its place is the backup of ${timeOf(backup.at)} (${backup.path}).`
      : 'There was no good backup; what stands in its place was read from the damaged file alone.',
    ...segments.flatMap(segmentSentences),
    ...lost.map(
      ({ segment, from, to }) =>
        `Not recovered: ${entries(from, to)} of segment ${segment}, and what may have been recorded after.`,
    ),
    ...(lost.length === 0 ? ['No entry is known to be missing.'] : []),
    'Slips that waited were not printed; orders that are open may have to be told to the kitchen again.',
  ];
}

/** Says of a file that was restored or copied what it is known to lack; spec [B31]. */
export function copySentences(what: string, lost: readonly LostRange[]): string[] {
  return [
    what,
    ...lost.map(({ segment, from, to }) => `Not in this file: ${entries(from, to)} of segment ${segment}.`),
    lost.length === 0 ? 'No entry is known to be missing.' : 'What of it has reached the cloud comes back from there.',
    'Slips that waited were not printed; orders that are open may have to be told to the kitchen again.',
  ];
}

function segmentSentences({ id, before, carried, after, stranded }: SalvagedSegment): string[] {
  const sentences = [`Segment ${id}: the backup ${before ? `ends with ${entryAt(before)}` : 'does not have it'}.`];
  if (carried > 0 && after) {
    sentences.push(`  Read from the damaged file: ${carried} more, the last is ${entryAt(after)}.`);
  }
  const [first] = stranded;
  if (first !== undefined) {
    const lost = after ? `entry ${after.seq + 1}` : 'the first entry';
    sentences.push(
      `  Still readable, but cut off because ${lost} is not: ${stranded.length}, the first is entry ${first}. They are in the file that was set aside.`,
    );
  }
  return sentences;
}

const entries = (from: number, to: number): string => (from === to ? `entry ${from}` : `entries ${from} to ${to}`);
const entryAt = ({ seq, at }: End): string => `entry ${seq} of ${timeOf(at)}`;
const timeOf = (at: Instant): string => new Date(at).toISOString();
