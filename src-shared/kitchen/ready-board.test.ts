import { describe, expect, it } from 'vitest';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { PASS } from '#support/random-kitchen.ts';
import type { Station } from '../settings/settings.ts';
import type { Instant } from '../time/instant.ts';
import type { KitchenCard } from './kitchen-board.ts';
import { READY_SHOWN_MS, readyBoardAt } from './ready-board.ts';
import type { TicketKind, TicketLine } from './ticket.ts';

const EXPO = new Set([PASS.id]);
const at = (ms: number) => ms as Instant;
let sends = 1;

interface Said {
  readonly station?: Station;
  readonly kind?: TicketKind;
  readonly lines?: readonly Partial<TicketLine>[];
  readonly at?: number;
  readonly bumped?: number | null;
}

/** A ticket of one order for one station, which asks for two of something unless said otherwise. */
function card(
  order: number,
  { station = KITCHEN, kind = 'new', lines = [{}], at: told = 1, bumped = null }: Said = {},
) {
  sends += 1;
  return {
    ticket: {
      ...{ kind, orderId: id(order), sendId: id(0xb00 + sends), orderNumber: `A-${order}`, at: at(told) },
      station: { stationId: station.id, name: station.name },
      lines: lines.map((line) => ({
        ...{ kind: 'new', quantity: 2_000, was: null, name: 'Toast', modifiers: [], note: null },
        ...line,
      })),
    },
    bumpedAt: bumped === null ? null : at(bumped),
  } as KitchenCard;
}

const boardOf = (cards: KitchenCard[], now = 100) => readyBoardAt(cards, EXPO, at(now)).board;

describe('what guests see', () => {
  it('[K30] is an order in the making from its first ticket on, ready when all its tickets are bumped, oldest first', () => {
    expect(boardOf([])).toEqual({ preparing: [], ready: [] });
    const cards = [
      card(3, { at: 9 }),
      card(1, { at: 2 }),
      card(2, { at: 5, bumped: 20 }),
      card(1, { station: BAR, bumped: 7 }),
    ];
    expect(boardOf(cards)).toEqual({ preparing: ['A-1', 'A-3'], ready: ['A-2'] });
    expect(boardOf(cards.map((one) => ({ ...one, bumpedAt: at(30) })))).toEqual({
      ...{ preparing: [], ready: ['A-1', 'A-2', 'A-3'] },
    });
  });

  it('[K31] goes by the expo station alone where it has a ticket of the order', () => {
    const made = [card(1), card(1, { station: BAR, bumped: 5 })];
    expect(boardOf([...made, card(1, { station: PASS })]).preparing).toEqual(['A-1']);
    expect(boardOf([...made, card(1, { station: PASS, bumped: 8 })]).ready).toEqual(['A-1']);
    expect(boardOf([card(1, { bumped: 3 }), card(1, { station: PASS })]).preparing).toEqual(['A-1']);
  });

  it('[K32] is in the making again after a recall or a later send, not because somebody hurries or takes off', () => {
    const first = card(1, { bumped: 10 });
    expect(boardOf([first, card(1, { kind: 'added', at: 20 })]).preparing).toEqual(['A-1']);
    expect(boardOf([{ ...first, bumpedAt: null }]).preparing).toEqual(['A-1']);
    expect(boardOf([first, card(1, { kind: 'rush', lines: [{ kind: 'told' }] })]).ready).toEqual(['A-1']);
    const less = card(1, { kind: 'void', lines: [{ kind: 'void', quantity: 1_000 as never }] });
    expect(boardOf([first, less]).ready).toEqual(['A-1']);
  });

  it('[K33] loses a number ten minutes after it was ready, and an order that was taken off whole', () => {
    const cards = [card(1, { bumped: 10 }), card(2, { bumped: 40 }), card(3, { bumped: 20 }), card(3, { bumped: 70 })];
    const { board, changesAt } = readyBoardAt(cards, EXPO, at(100));
    expect(board.ready).toEqual(['A-1', 'A-2', 'A-3']);
    expect(changesAt).toBe(10 + READY_SHOWN_MS);
    const later = readyBoardAt(cards, EXPO, at(changesAt ?? 0));
    expect([later.board.ready, later.changesAt]).toEqual([['A-2', 'A-3'], 40 + READY_SHOWN_MS]);
    expect(readyBoardAt(cards, EXPO, at(70 + READY_SHOWN_MS))).toEqual({
      ...{ board: { preparing: [], ready: [] }, changesAt: null },
    });
    const taken = card(1, { kind: 'void', lines: [{ kind: 'void' }] });
    expect(boardOf([card(1, { bumped: 10 }), taken])).toEqual({ preparing: [], ready: [] });
    expect(boardOf([card(1), taken])).toEqual({ preparing: [], ready: [] });
    const more = card(1, {
      kind: 'changed',
      lines: [{ kind: 'changed', quantity: 5_000 as never, was: 2_000 as never }],
    });
    expect(boardOf([card(1), more, taken]).preparing).toEqual(['A-1']);
    expect(boardOf([card(1, { kind: 'rush', lines: [{ kind: 'told' }] })])).toEqual({ preparing: [], ready: [] });
  });
});
