import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Writer } from '../db/connection.ts';
import { type Returned, readReturned } from '../sync/history-state.ts';
import { countLost, finishRecovery, type LostRange, readUnfinished } from './recoveries.ts';

/**
 * Completes the reports of what was recovered, once the cloud has given back what it has of this till's past: what of the
 * lost entries that was, and what remains lost; spec [B30]. Answers whether there was anything to say.
 */
export function finishRecoveries(db: Writer, directory: string, log: Logger): boolean {
  const returned = readReturned(db);
  const unfinished = readUnfinished(db);
  for (const { number, report, lost } of unfinished) {
    const missing = lost.flatMap((range) => withoutReturned(range, returned));
    const sentences = cloudSentences(returned, missing);
    for (const sentence of sentences) log.warn(sentence);
    try {
      appendOnce(join(directory, report), `${sentences.join('\n')}\n`);
    } catch (error) {
      log.error({ err: error, report }, 'the report of what was recovered cannot be completed');
    }
    finishRecovery(
      db,
      number,
      returned.reduce((sum, { entries }) => sum + entries, 0),
      countLost(missing),
    );
  }
  return unfinished.length > 0;
}

function cloudSentences(returned: readonly Returned[], missing: readonly LostRange[]): string[] {
  return [
    ...(returned.length === 0 ? ['The cloud had nothing that this file did not hold.'] : []),
    ...returned.map(
      ({ segment, entries, first, last }) =>
        `The cloud gave back ${entries} of segment ${segment}: ${entriesFrom(first, last)}.`,
    ),
    ...missing.map(
      ({ segment, from, to }) =>
        `Lost: ${entriesFrom(from, to)} of segment ${segment}. No file gave them, and they had not reached the cloud.`,
    ),
    ...(missing.length === 0 ? ['Nothing that is known to have been recorded is lost.'] : []),
  ];
}

/** What is left of a range when what came back is taken out: the part before it and the part after. */
function withoutReturned(range: LostRange, returned: readonly Returned[]): LostRange[] {
  const found = returned.find(({ segment }) => segment === range.segment);
  if (!found || found.last < range.from || found.first > range.to) return [range];
  return [
    { ...range, to: found.first - 1 },
    { ...range, from: found.last + 1 },
  ].filter(({ from, to }) => from <= to);
}

const entriesFrom = (from: number, to: number): string => (from === to ? `entry ${from}` : `entries ${from} to ${to}`);

/** A crash between the report and the file's note of it must not say everything twice. */
function appendOnce(path: string, text: string): void {
  if (readFileSync(path, 'utf8').endsWith(text)) return;
  appendFileSync(path, text, { flush: true });
}
