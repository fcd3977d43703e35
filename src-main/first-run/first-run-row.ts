import { type FirstRun, firstRun } from '#shared/first-run/first-run.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { parseJson } from '../db/parse-json.ts';
import { prepare } from '../db/prepare.ts';

/** How far the first run has got; null where it is over. What a newer version wrote and this one cannot read is over, too. */
export function readFirstRun(db: Reader): FirstRun | null {
  const row = selectFirstRun(db).get({});
  return row ? (firstRun.safeParse(parseJson(row.body)).data ?? null) : null;
}

export const writeFirstRun = (db: Writer, said: FirstRun): void => {
  upsertFirstRun(db).run({ body: JSON.stringify(said) });
};

/** For good. */
export const endFirstRun = (db: Writer): void => {
  deleteFirstRun(db).run({});
};

const selectFirstRun = prepare((query) => query.selectFrom('first_run').select('body'));

const upsertFirstRun = prepare((query, p: { body: string }) =>
  query
    .insertInto('first_run')
    .values({ one: 1, body: p.body })
    .onConflict((conflict) => conflict.column('one').doUpdateSet((set) => ({ body: set.ref('excluded.body') }))),
);

const deleteFirstRun = prepare((query) => query.deleteFrom('first_run'));
