import { expect, it } from 'vitest';
import { MAX_NOTE } from '#shared/order/note-commands.ts';
import type { Order } from '#shared/order/order.ts';
import { noteExcessOf, noteSetOf, notesDraftOf } from './notes-draft.ts';

it('[U63] leaves the long note of orders that were put together as it is, and says by how much another is too long', () => {
  const joined = `${'a'.repeat(MAX_NOTE)} · ${'b'.repeat(MAX_NOTE)}`;
  const order = { notes: { note: joined, allergies: [], told: true } } as unknown as Order;
  const draft = notesDraftOf(order);
  expect([noteExcessOf(order, draft), noteSetOf(order, draft)]).toEqual([0, null]);
  const nuts = { ...draft, allergies: ['Nuts'] };
  expect([noteExcessOf(order, nuts), noteSetOf(order, nuts)]).toEqual([
    0,
    { allergies: { add: ['Nuts'], remove: [] } },
  ]);
  const shorter = (note: string) => noteExcessOf(order, { ...draft, note });
  expect(shorter(joined.slice(0, -3))).toBe(MAX_NOTE);
  expect(shorter(` ${'a'.repeat(MAX_NOTE + 1)} `)).toBe(1);
  expect(shorter(` ${'a'.repeat(MAX_NOTE)} `)).toBe(0);
  expect(shorter('')).toBe(0);
});
