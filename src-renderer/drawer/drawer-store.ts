import { createStore } from 'zustand/vanilla';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import type { KeypadKey } from '../components/keypad/keypad-entry.ts';

/** How many there are of each coin and note, as typed, by what one is worth in minor units. */
export type Counts = ReadonlyMap<number, string>;

interface CountView {
  /** Somebody counts the drawer to close it. */
  readonly counting: boolean;
  readonly counts: Counts;
  readonly remark: string;
}

const NOT_COUNTING: CountView = { counting: false, counts: new Map(), remark: '' };

/** A count that is under way. It outlives the screen, which locks itself while people count. */
export const countStore = createStore<CountView>(() => NOT_COUNTING);

export const startCounting = (): void => countStore.setState({ counting: true });
export const stopCounting = (): void => countStore.setState(NOT_COUNTING, true);

const MOST_DIGITS = 5;

/** What is left of what was typed for a count: a whole number. */
export const countText = (typed: string): string =>
  typed
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '')
    .slice(0, MOST_DIGITS);

/** A count after a key of the pad. */
export function typeCount(text: string, key: KeypadKey): string {
  if (key === 'clear') return '';
  if (key === 'erase') return text.slice(0, -1);
  return key === '.' ? text : countText(`${text}${key}`);
}

/** The counts as they are recorded; what was not counted is left out. */
export const countedOf = (counts: Counts): { value: number; count: number }[] =>
  [...counts].flatMap(([value, text]) => (Number(text) > 0 ? [{ value, count: Number(text) }] : []));

/** What the counts come to, in minor units. */
export const totalOf = (counts: Counts): Minor =>
  asMinor(countedOf(counts).reduce((sum, { value, count }) => sum + value * count, 0));
