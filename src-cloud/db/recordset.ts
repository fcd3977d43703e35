import { type RawBuilder, sql } from 'kysely';

export type ColumnType = 'uuid' | 'text' | 'text[]' | 'integer' | 'bigint' | 'boolean';

/**
 * Rows as a table of a statement, sent as one value: a push writes thousands of rows in one round trip, and JSON is what
 * both sides read and write fastest. `sql.raw` sees only the names and types that the code itself gives.
 */
export function recordset<Column extends string>(
  columns: Readonly<Record<Column, ColumnType>>,
  rows: readonly Readonly<Record<Column, unknown>>[],
): RawBuilder<unknown> {
  const shape = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) AS given (${sql.raw(shape.join(', '))})`;
}
