import type { Columns } from './columns.ts';
import { cellAt, type NamedTax, type RowFault } from './menu-format.ts';
import { parsePercent } from './percent.ts';

/** Columns that say for one thing each whether a row has it: `Tax - VAT (20%)` → `Y`. */
export interface YesNoColumns<T> {
  readonly things: readonly T[];
  /** Names of columns that announce such a thing but cannot be read. */
  readonly unreadable: readonly string[];
  /** What the row has, or the fault of a cell that is neither yes nor no. */
  read(cells: readonly string[]): readonly T[] | RowFault;
}

/** Square's `Tax - NAME (RATE%)` and Loyverse's `Tax - "NAME" (RATE%)`. */
export function openTaxColumns(columns: Columns): YesNoColumns<NamedTax> {
  const announced = columns.match(/^tax - (.+)$/i).map(({ index, label, found }) => {
    const [, name = '', percent = ''] = /^(.*?)\s*\(([^()]*%)\)$/.exec(found[1] ?? '') ?? [];
    const rate = parsePercent(percent);
    const bare = unquoted(name);
    return {
      index,
      label,
      thing: rate === null || bare === '' || bare.length > MOST_NAME ? null : { name: bare, rate, isUnnamed: false },
    };
  });
  return openYesNo(announced, 'tax-unreadable');
}

/** Square's `Modifier Set - NAME` and Loyverse's `Modifier - "NAME"`. */
export function openModifierColumns(columns: Columns): YesNoColumns<string> {
  const announced = columns.match(/^modifier(?: set)? - (.+)$/i).map(({ index, label, found }) => {
    // Square tells sets of one name apart by their token.
    const name = unquoted((found[1] ?? '').replace(/ - [A-Z0-9]{24}$/, ''));
    return { index, label, thing: name === '' ? null : name };
  });
  return openYesNo(announced, 'choice-unreadable');
}

interface Announced<T> {
  readonly index: number;
  readonly label: string;
  readonly thing: T | null;
}

function openYesNo<T>(
  announced: readonly Announced<T>[],
  code: 'tax-unreadable' | 'choice-unreadable',
): YesNoColumns<T> {
  const readable = announced.flatMap(({ index, label, thing }) => (thing === null ? [] : [{ index, label, thing }]));
  return {
    things: readable.map(({ thing }) => thing),
    unreadable: announced.filter(({ thing }) => thing === null).map(({ label }) => label),
    read(cells) {
      const had: T[] = [];
      for (const { index, label, thing } of readable) {
        const answer = ANSWERS.get(cellAt(cells, index).trim().toLowerCase());
        if (answer === undefined) return { column: label, code, message: `“${label}” must be Y or N.` };
        if (answer) had.push(thing);
      }
      return had;
    },
  };
}

const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['n', false],
  ['no', false],
  ['false', false],
  ['0', false],
  ['y', true],
  ['yes', true],
  ['true', true],
  ['1', true],
  ['x', true],
]);

/** The longest name that a tax may have. */
const MOST_NAME = 120;

const unquoted = (name: string): string => name.replace(/^"(.*)"$/s, '$1').trim();
