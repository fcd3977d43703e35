/**
 * Text as a Postgres column and an index can hold it: no NUL, no half of a surrogate pair, not longer than a name. Facts
 * themselves are kept whole, in JSON, where both are escaped.
 */
export const storableText = (text: string, longest = 120): string =>
  text.slice(0, longest).toWellFormed().replaceAll('\0', '\uFFFD');
