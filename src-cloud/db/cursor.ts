import { type RawBuilder, sql } from 'kysely';
import type { OrgDb } from './schema.ts';

const AT_ONCE = 500;

/**
 * The rows of a query, of which only a page is in memory at a time, as they were when it began. A cursor takes no
 * parameters: what varies in the query is given by `sql.lit`. The name is the cursor's within its transaction.
 */
export async function* rowsOf<Row>(db: OrgDb, name: string, query: RawBuilder<unknown>): AsyncGenerator<Row> {
  const cursor = sql.id(name);
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`FETCH ${sql.lit(AT_ONCE)} FROM ${cursor}`.execute(db);
    if (rows.length === 0) break;
    yield* rows;
  }
  await sql`CLOSE ${cursor}`.execute(db);
}
