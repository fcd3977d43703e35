import { tidy } from './tidy-text.ts';

/** The columns of a menu file, found by their names whatever their case and spacing. */
export interface Columns {
  /** As the file names them. */
  readonly labels: readonly string[];
  /** As they are looked for: see `columnKey`. */
  readonly keys: readonly string[];
  /** The first column with one of these names, earlier names first; -1 where there is none. */
  find(...names: readonly string[]): number;
  /** Every column whose name matches. */
  match(pattern: RegExp): { readonly index: number; readonly label: string; readonly found: RegExpExecArray }[];
}

export function columnsOf(cells: readonly string[]): Columns {
  const labels = cells.map((cell) => tidy(cell));
  const keys = labels.map(columnKey);
  const first = new Map<string, number>();
  keys.forEach((key, index) => {
    if (!first.has(key)) first.set(key, index);
  });
  return {
    labels,
    keys,
    find: (...names) => names.map((name) => first.get(name) ?? -1).find((index) => index !== -1) ?? -1,
    match: (pattern) =>
      labels.flatMap((label, index) => {
        const found = pattern.exec(label);
        return found ? [{ index, label, found }] : [];
      }),
  };
}

/** Lower case, no marker of a locked column, nothing about the currency behind the name. */
const columnKey = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(locked\)|\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
