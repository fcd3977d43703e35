import { deepStrictEqual } from 'node:assert';

/** Throws unless both are the same as JSON. */
export function sameAs(actual: unknown, expected: unknown, what: string): void {
  try {
    deepStrictEqual(JSON.parse(JSON.stringify(actual ?? null)), JSON.parse(JSON.stringify(expected ?? null)));
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}`);
  }
}
