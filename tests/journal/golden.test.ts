import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEvent } from '#shared/journal/events.ts';
import type { OrderFact } from '#shared/order/apply-order.ts';
import { figuresOf } from '#support/golden.ts';

const golden = (file: string): { figures: unknown; facts: OrderFact[] }[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/golden/${file}`, import.meta.url), 'utf8'));

describe('the golden journal', () => {
  it.each([
    ['orders-v1.json', 40],
    ['repriced-lines.json', 8],
    ['orders-v3-lines.json', 5],
    ['labelled-orders.json', 8],
    ['orders-v2.json', 12],
    ['coursed-orders.json', 6],
    ['typed-orders.json', 6],
    ['warned-orders.json', 3],
  ])('[J8] folds to the same figures for ever: %s', (file, count) => {
    const orders = golden(file);
    expect(orders).toHaveLength(count);
    for (const { facts, figures } of orders) {
      for (const fact of facts) expect(readEvent(fact)).not.toBeNull();
      expect(figuresOf(facts)).toEqual(figures);
    }
  });
});
