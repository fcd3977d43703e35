import { expect, it } from 'vitest';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { Instant } from '#shared/time/instant.ts';
import { id } from '#support/orders.ts';
import { heard } from './board-ledger.ts';
import { sayPaintedOver } from './say-painted.ts';

const card = (n: number, at = n, bumpedAt: number | null = null): KitchenCard => ({
  ticket: {
    ...{ orderId: id(0xa000 + n), sendId: id(0xb000 + n), station: { stationId: id(0x51), name: 'Grill' } },
    ...{ orderNumber: `A-${n}`, at: at as Instant, lines: [] },
  },
  bumpedAt: bumpedAt as Instant | null,
});

it('[K52] what stands is said once over each link, however much it is, and again where something was added', () => {
  const calls: number[][] = [];
  const link = () =>
    sayPaintedOver({
      kitchen: {
        painted: async ({ tickets }: { tickets: { at: number }[] }) => {
          calls.push(tickets.map(({ at }) => at));
          throw new Error('the link broke');
        },
      } as never,
    });
  const said = () => calls.splice(0).map(({ length }) => length);
  const cards = [...Array.from({ length: 250 }, (_, n) => card(n)), card(250, 250, 9)];
  const board = heard(null, { kind: 'board', board: { stations: [], cards } });
  if (!board) throw new Error('nothing was told');
  const say = link();
  say(board);
  expect(said()).toEqual([100, 100, 50]);
  const more = heard(heard(board, { kind: 'card', card: card(3, 1_000) }), { kind: 'card', card: card(4, 4, 9) });
  if (!more) throw new Error('nothing was told');
  say(more);
  expect(calls.splice(0)).toEqual([[1_000]]);
  say(more);
  expect(said()).toEqual([]);
  link()(more);
  expect(said()).toEqual([100, 100, 49]);
});
