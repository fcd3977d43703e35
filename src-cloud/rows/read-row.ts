import type { RowAnswer } from '#shared/contract/cloud-contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { MAX_ROW_CHARACTERS, type Row, row } from '#shared/rows/row.ts';
import type { canRead } from '#shared/rows/row-nouns.ts';

/** Whether a version of the cloud knows what a row says; passed in, so that an older and a newer can be told apart in tests. */
export type RowReader = typeof canRead;

export type RowRefusal = Extract<RowAnswer, { outcome: 'refused' }>;

/** A row as far as it stands by itself. What is wrong is said without a word of what it holds: it may be a person's. */
export function readPushedRow(raw: unknown): Result<Row, RowRefusal> {
  const read = row.safeParse(raw);
  if (!read.success) return err(malformed);
  return JSON.stringify(read.data).length > MAX_ROW_CHARACTERS ? err(tooLarge) : ok(read.data);
}

const malformed: RowRefusal = {
  outcome: 'refused',
  code: 'ROW_MALFORMED',
  message: 'A row has a noun, an id, a version and a body. This one has not.',
};
const tooLarge: RowRefusal = {
  outcome: 'refused',
  code: 'ROW_TOO_LARGE',
  message: `A row has at most ${MAX_ROW_CHARACTERS} characters. This one has more.`,
};

/** A row as it was kept. */
export const readHeldRow = (content: string): Row => row.parse(JSON.parse(content));

/** What tells rows apart. */
export const keyOfRow = ({ noun, id }: Pick<Row, 'noun' | 'id'>): string => `${noun} ${id}`;
