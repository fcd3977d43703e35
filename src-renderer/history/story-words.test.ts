import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OrderId, StaffId } from '#shared/ids/ids.ts';
import { isOrderEvent } from '#shared/journal/events.ts';
import { foldOrder, type OrderFact } from '#shared/order/apply-order.ts';
import { id, OrderPlay } from '#support/orders.ts';
import { i18next } from '../i18n/i18n.ts';
import { type StoryWorld, wordsOf } from './story-words.ts';
import '../counter/strings.ts';
import './strings.ts';

const GOLDEN = join(import.meta.dirname, '../../tests/fixtures/golden');
const golden = readdirSync(GOLDEN)
  .flatMap((file) => JSON.parse(readFileSync(join(GOLDEN, file), 'utf8')) as { facts: OrderFact[] }[])
  .filter(({ facts }) => facts.every(isOrderEvent));
const world = {
  t: i18next.getFixedT('en', 'history') as StoryWorld['t'],
  money: (amount: number) => `€${amount}`,
  clock: () => '12:00',
  personOf: (staff: StaffId | null) => (staff ? 'Ada' : 'Somebody'),
};

it('[PY20] says every entry that was ever recorded in words, with nothing left to fill in', () => {
  const said = new Set<string>();
  for (const { facts } of golden) {
    const order = foldOrder(facts.map((fact) => ({ ...fact, hash: '' })));
    if (!order) continue;
    for (const { type, at, staff, device, payload } of facts) {
      const words = wordsOf({ type, at, staff, device, payload }, { ...world, order });
      expect(words, type).toMatch(/\S/);
      expect(words, type).not.toMatch(/\{\{|events\.|undefined|null/);
      expect(words, type).not.toBe(`Changed (${type})`);
      said.add(type);
    }
  }
  expect(said.size).toBeGreaterThan(12);
});

it('[O5] [PY20] says why there is less of a line that the kitchen was told of', () => {
  const play = new OrderPlay();
  play.play({ name: 'open', input: { commandId: id(1), orderId: id(2) } });
  const order = play.order;
  if (!order) throw new Error('not opened');
  const said = { orderId: order.id, lineId: id<never>(3), replacedBy: id<never>(4), reason: 'Sold out' };
  const entry = { type: 'order.line-voided', at: order.openedAt, staff: null, device: order.device, payload: said };
  expect(wordsOf(entry, { ...world, order })).toBe(' changed: Sold out');
});

it('[PY20] says who approved, and of what a newer version recorded at least that it was', () => {
  const play = new OrderPlay();
  play.play({ name: 'open', input: { commandId: id(1), orderId: id(2) } });
  const { order } = play;
  if (!order) throw new Error('no order');
  const entry = { at: order.openedAt, staff: null, device: 'd' as never };
  const by = 'ada' as StaffId;
  const approved = { right: 'refund', by, commandId: 'c', orderId: order.id as OrderId };
  expect(wordsOf({ ...entry, type: 'staff.approved', payload: approved }, { ...world, order })).toBe(
    'Ada approved: give money back',
  );
  expect(wordsOf({ ...entry, type: 'order.toasted', payload: {} }, { ...world, order })).toBe(
    'Changed (order.toasted)',
  );
});
