import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandId } from '#shared/ids/ids.ts';
import type { KitchenCard, KitchenChange } from '#shared/kitchen/kitchen-board.ts';
import type { Instant } from '#shared/time/instant.ts';
import { effort } from '#support/effort.ts';
import { id } from '#support/orders.ts';
import { type BoardLedger, denied, granted, heard, wished } from './board-ledger.ts';
import { keyOf } from './ticket-key-of.ts';

const card = (n: number, bumpedAt: number | null = null, order = n): KitchenCard => ({
  ticket: {
    ...{ orderId: id(0xa00 + order), sendId: id(0xb00 + order), station: { stationId: id(0x51), name: 'Grill' } },
    ...{ orderNumber: `A-${n}`, at: n as Instant, lines: [] },
  },
  bumpedAt: bumpedAt as Instant | null,
});
const key = (n: number) => keyOf(card(n).ticket);
const command = (n: number) => id<CommandId>(0xc00 + n);
const board = (...cards: KitchenCard[]): KitchenChange => ({ kind: 'board', board: { stations: [], cards } });
const news = (one: KitchenCard): KitchenChange => ({ kind: 'card', card: one });
function told(ledger: BoardLedger | null, ...changes: KitchenChange[]): BoardLedger {
  const after = changes.reduce(heard, ledger);
  if (!after) throw new Error('nothing was told');
  return after;
}
const standing = ({ cards }: BoardLedger) =>
  cards.filter(({ bumpedAt }) => bumpedAt === null).map(({ ticket }) => ticket.orderNumber);

describe('[K42] what a screen paints', () => {
  const start = told(null, board(card(2), card(1), card(3)));

  it('is what it was told, oldest first', () => {
    expect(standing(start)).toEqual(['A-1', 'A-2', 'A-3']);
    expect(standing(told(start, news(card(2, 9)), news(card(4))))).toEqual(['A-1', 'A-3', 'A-4']);
  });

  it('lets a bumped card leave at once, and brings it back when that is refused', () => {
    const bumped = wished(start, command(1), key(1), 7 as Instant);
    expect(standing(bumped)).toEqual(['A-2', 'A-3']);
    expect(standing(granted(bumped, command(1)))).toEqual(['A-2', 'A-3']);
    expect(standing(denied(bumped, command(1)))).toEqual(['A-1', 'A-2', 'A-3']);
  });

  it('believes the till where another screen has said otherwise meanwhile', () => {
    const bumped = wished(start, command(1), key(1), 7 as Instant);
    const recalled = granted(told(bumped, news(card(1, 7)), news(card(1))), command(1));
    expect(standing(recalled)).toEqual(['A-1', 'A-2', 'A-3']);
  });

  it('keeps what was said through a new board, until it is answered', () => {
    const again = told(wished(start, command(1), key(1), 7 as Instant), board(card(1), card(2)));
    expect(standing(again)).toEqual(['A-2']);
  });

  it('keeps of the bumped ones the newest fifty, and those that an expo station still waits for', () => {
    const expo = { ...card(1), ticket: { ...card(1).ticket, station: { stationId: id<never>(0x54), name: 'Pass' } } };
    const many = Array.from({ length: 80 }, (_, at) => news(card(at + 1, 1_000 + at)));
    const { cards } = told(null, board(expo), ...many);
    const numbers = cards.map(({ ticket }) => ticket.orderNumber);
    expect(numbers).toHaveLength(52);
    expect(numbers.slice(0, 2)).toEqual(['A-1', 'A-1']);
    expect(numbers[2]).toBe('A-31');
  });

  it('comes to what the till says, in whatever order words and answers go', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom('here' as const, 'elsewhere' as const), card: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constantFrom('hear' as const, 'board' as const, 'reach' as const), card: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const till = new Map([1, 2, 3].map((n) => [key(n), card(n)]));
        let screen = told(null, board(...till.values()));
        const asked: { key: string; bumpedAt: Instant | null; commandId: CommandId }[] = [];
        const onTheWay: (() => void)[] = [];
        let at = 100;
        const say = (name: string, bumpedAt: Instant | null) => {
          const before = till.get(name);
          if (!before || (before.bumpedAt === null) === (bumpedAt === null)) return;
          const now = { ...before, bumpedAt };
          till.set(name, now);
          onTheWay.push(() => {
            screen = told(screen, news(now));
          });
        };
        const reach = () => {
          const one = asked.shift();
          if (!one) return;
          say(one.key, one.bumpedAt);
          onTheWay.push(() => {
            screen = granted(screen, one.commandId);
          });
        };
        for (const one of steps) {
          at += 1;
          const name = key(one.card);
          if (one.do === 'hear') onTheWay.shift()?.();
          if (one.do === 'reach') reach();
          if (one.do === 'elsewhere') say(name, till.get(name)?.bumpedAt === null ? (at as Instant) : null);
          if (one.do === 'here') {
            const isStanding = screen.cards.find(({ ticket }) => keyOf(ticket) === name)?.bumpedAt === null;
            const bumpedAt = isStanding ? (at as Instant) : null;
            screen = wished(screen, command(at), name, bumpedAt);
            asked.push({ key: name, bumpedAt, commandId: command(at) });
          }
          if (one.do === 'board') {
            const whole = board(...till.values());
            onTheWay.push(() => {
              screen = told(screen, whole);
            });
          }
        }
        while (asked.length > 0) reach();
        for (const arrive of onTheWay) arrive();
        expect(screen.wishes).toEqual([]);
        expect(screen.cards).toEqual([...till.values()]);
      }),
      { seed: 21, numRuns: 500 * effort },
    );
  });
});
