import type { Reader, Writer } from './connection.ts';
import { prepare } from './prepare.ts';

/** A named number that survives the process; 0 before it is first written. */
export const readCounter = (db: Reader, name: string): number => selectCounter(db).get({ name })?.value ?? 0;

export const writeCounter = (db: Writer, name: string, value: number): void => {
  upsertCounter(db).run({ name, value });
};

/** Never falls. */
export const raiseCounter = (db: Writer, name: string, value: number): void => {
  if (value > readCounter(db, name)) writeCounter(db, name, value);
};

const selectCounter = prepare((query, p: { name: string }) =>
  query.selectFrom('counter').select('value').where('name', '=', p.name),
);

const upsertCounter = prepare((query, p: { name: string; value: number }) =>
  query
    .insertInto('counter')
    .values({ name: p.name, value: p.value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((set) => ({ value: set.ref('excluded.value') }))),
);
