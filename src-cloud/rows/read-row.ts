import type { RowAnswer } from '#shared/contract/cloud-contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { MAX_ROW_CHARACTERS, MAX_ROW_DEPTH, type Row, row } from '#shared/rows/row.ts';
import type { canRead } from '#shared/rows/row-nouns.ts';

/** Whether a version of the cloud knows what a row says; passed in, so that an older and a newer can be told apart in tests. */
export type RowReader = typeof canRead;

export type RowRefusal = Extract<RowAnswer, { outcome: 'refused' }>;

/** A row as far as it stands by itself. What is wrong is said without a word of what it holds: it may be a person's. */
export function readPushedRow(raw: unknown): Result<Row, RowRefusal> {
  const read = row.safeParse(raw);
  if (!read.success) return err(malformed);
  if (isTooDeep(read.data.body)) return err(tooDeep);
  return JSON.stringify(read.data).length > MAX_ROW_CHARACTERS ? err(tooLarge) : ok(read.data);
}

/** Level by level: what calls itself for each level overflows the stack, as `JSON.stringify` does. */
function isTooDeep(body: Row['body']): boolean {
  let level: unknown[] = Object.values(body);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_ROW_DEPTH) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
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
const tooDeep: RowRefusal = {
  outcome: 'refused',
  code: 'ROW_TOO_LARGE',
  message: `The values of a row lie at most ${MAX_ROW_DEPTH} deep in one another. Those of this one lie deeper.`,
};

/** A row as it was kept. */
export const readHeldRow = (content: string): Row => row.parse(JSON.parse(content));

/** What tells rows apart. */
export const keyOfRow = ({ noun, id }: Pick<Row, 'noun' | 'id'>): string => `${noun} ${id}`;
