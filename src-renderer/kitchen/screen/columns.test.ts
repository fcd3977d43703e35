import { describe, expect, it } from 'vitest';
import type { StationId } from '#shared/ids/ids.ts';
import type { KitchenCard, ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import type { Instant } from '#shared/time/instant.ts';
import { id } from '#support/orders.ts';
import { heard } from './board-ledger.ts';
import { columnsInView, columnsOf, makerStates, recallable } from './columns.ts';
import { cardAtKey, cardUnder, columnUnder, keyAt, moved, onto } from './cursor.ts';

const NAMES = ['Grill', 'Fry', 'Pass'];
const station = (n: number) => ({
  id: id<StationId>(0x50 + n),
  name: NAMES[n] ?? 'Old',
  kind: n === 2 ? 'expo' : 'prep',
});
const card = (n: number, at: number, bumpedAt: number | null = null, send = at): KitchenCard => ({
  ticket: {
    ...{ orderId: id(0xa00 + send), sendId: id(0xb00 + send), orderNumber: `A-${at}`, at: at as Instant, lines: [] },
    station: { stationId: station(n).id, name: station(n).name },
  },
  bumpedAt: bumpedAt as Instant | null,
});
function ledgerOf(...cards: KitchenCard[]) {
  const ledger = heard(null, { kind: 'board', board: { stations: [0, 1, 2].map(station) as never, cards } });
  if (!ledger) throw new Error('nothing was told');
  return ledger;
}
const all: ScreenRole = { kind: 'kitchen', stationIds: [] };
const numbers = (cards: readonly KitchenCard[]) => cards.map(({ ticket }) => ticket.orderNumber);

describe('[K40] the columns of a screen', () => {
  const ledger = ledgerOf(card(0, 2), card(0, 1), card(1, 3), card(1, 4, 9), card(7, 5), card(0, 6, 8));

  it('are its stations, what stands oldest first, and one that is gone while anything stands there', () => {
    expect(columnsOf(ledger, all).map(({ name, cards }) => [name, numbers(cards)])).toEqual([
      ['Grill', ['A-1', 'A-2']],
      ['Fry', ['A-3']],
      ['Pass', []],
      ['Old', ['A-5']],
    ]);
    const role: ScreenRole = { kind: 'kitchen', stationIds: [station(1).id] };
    expect(columnsOf(ledger, role).map(({ name }) => name)).toEqual(['Fry']);
  });

  it('[K44] recall what was bumped at them, newest first', () => {
    expect(numbers(recallable(columnsOf(ledger, all), ledger.cards))).toEqual(['A-4', 'A-6']);
  });

  it('[K41] are in view as far as there is room, the focused one always', () => {
    const columns = columnsOf(ledger, all);
    const inView = (focused: number, room: number) =>
      columnsInView(columns, columns[focused]?.id ?? null, room).map(({ name }) => name);
    expect(inView(0, 9)).toHaveLength(4);
    expect(inView(0, 2)).toEqual(['Grill', 'Fry']);
    expect(inView(1, 2)).toEqual(['Grill', 'Fry']);
    expect(inView(2, 2)).toEqual(['Pass', 'Old']);
    expect(inView(3, 3)).toEqual(['Fry', 'Pass', 'Old']);
  });

  it('[K49] tell an expo station who is done, of the same send', () => {
    const pass = card(2, 10, null, 1);
    const { ticket } = card(1, 9, 11, 1);
    // Before the others in the list, so that it would be taken for theirs.
    const laterSend = { ticket: { ...ticket, sendId: id<never>(0xbff) }, bumpedAt: 11 as Instant };
    const stateOf = makerStates(pass, [pass, laterSend, card(0, 10, 12, 1), card(1, 10, null, 1)]);
    expect(['Grill', 'Fry', 'Cold'].map(stateOf)).toEqual(['done', 'making', 'unknown']);
  });
});

describe('[K45] a bump bar', () => {
  const columns = columnsOf(ledgerOf(card(0, 1), card(0, 2), card(0, 3), card(1, 4)), all);
  const [grill, fry] = columns;
  if (!grill || !fry) throw new Error('no columns');
  const nowhere = { stationId: null, key: null, at: 0 };
  const number = (cursor: typeof nowhere) => cardUnder(columns, cursor)?.ticket.orderNumber;

  it('begins at the first station, and marks its first card before it moves', () => {
    expect(columnUnder(columns, nowhere)?.name).toBe('Grill');
    const first = moved(columns, nowhere, 'down');
    expect(number(first as never)).toBe('A-1');
    expect(number(moved(columns, first, 'down') as never)).toBe('A-2');
    expect(number(moved(columns, first, 'up') as never)).toBe('A-1');
  });

  it('goes from station to station sideways, and along the cards where there is one', () => {
    const third = onto(grill, 2);
    expect(number(moved(columns, third, 'right') as never)).toBe('A-4');
    expect(moved(columns, onto(fry, 0), 'right').stationId).not.toBe(fry.id);
    expect(moved([grill], onto(grill, 0), 'right')).toEqual(onto(grill, 1));
  });

  it('stays on its card while others go, and takes what follows when its own does', () => {
    const second = onto(grill, 1);
    const without = (gone: string) => [
      { ...grill, cards: grill.cards.filter(({ ticket }) => ticket.orderNumber !== gone) },
    ];
    expect(cardUnder(without('A-1'), second)?.ticket.orderNumber).toBe('A-2');
    expect(cardUnder(without('A-2'), second)?.ticket.orderNumber).toBe('A-3');
    expect(cardUnder([{ ...grill, cards: [] }], second)).toBeNull();
  });

  it('has a key for each of the first ten cards', () => {
    expect([0, 8, 9, 10].map(keyAt)).toEqual(['1', '9', '0', null]);
    expect(cardAtKey(grill, '2')?.ticket.orderNumber).toBe('A-2');
    expect(['0', '4', 'x', ''].map((key) => cardAtKey(grill, key))).toEqual([null, null, null, null]);
  });
});
