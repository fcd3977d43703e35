/** Finds the first of `all` by a key that several may share. */
export function firstBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T> {
  const first = new Map<string, T>();
  for (const one of all) if (!first.has(keyOf(one))) first.set(keyOf(one), one);
  return first;
}
