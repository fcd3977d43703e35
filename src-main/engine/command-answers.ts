import type { CommandId } from '#shared/ids/ids.ts';
import { canonicalJson } from '#shared/journal/canonical-json.ts';
import type { Refusal } from '#shared/refusal.ts';
import type { Instant } from '#shared/time/instant.ts';
import { hexToBytes, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { sha256 } from './sha256.ts';

/**
 * What a command was answered, kept small: an accepted order command names the journal position up to which its order
 * is folded to give the same answer again.
 */
export type StoredAnswer =
  | { readonly kind: 'order'; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'value'; readonly value: unknown };

/** The hash of what a command asks, so that one id cannot mean two things. */
export const requestHash = (name: string, input: unknown): Buffer => hexToBytes(sha256(canonicalJson([name, input])));

/** The answer given before, `reused` when the id was given to another request, or null for a new command. */
export function findAnswer(db: Reader, commandId: CommandId, request: Buffer): StoredAnswer | 'reused' | null {
  const row = selectAnswer(db).get({ commandId: idToBytes(commandId) });
  if (!row) return null;
  return request.equals(row.request) ? JSON.parse(row.answer) : 'reused';
}

export const writeAnswer = (
  db: Writer,
  commandId: CommandId,
  request: Buffer,
  answer: StoredAnswer,
  at: Instant,
): void => {
  insertAnswer(db).run({ commandId: idToBytes(commandId), request, answer: JSON.stringify(answer), at });
};

/** Answers are kept long past any retry; older ones are forgotten when a day is closed. */
export const forgetAnswersBefore = (db: Writer, before: Instant): number => deleteAnswers(db).run({ before });

const selectAnswer = prepare((query, p: { commandId: Uint8Array }) =>
  query.selectFrom('command_answer').select(['request', 'answer']).where('command_id', '=', p.commandId),
);

const insertAnswer = prepare((query, p: { commandId: Uint8Array; request: Uint8Array; answer: string; at: number }) =>
  query
    .insertInto('command_answer')
    .values({ command_id: p.commandId, request: p.request, answer: p.answer, at: p.at }),
);

const deleteAnswers = prepare((query, p: { before: number }) =>
  query.deleteFrom('command_answer').where('at', '<', p.before),
);
