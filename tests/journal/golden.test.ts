import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DrawerFact } from '#shared/drawer/apply-drawer.ts';
import { readEvent } from '#shared/journal/events.ts';
import type { OrderFact } from '#shared/order/apply-order.ts';
import { figuresOf } from '#support/golden.ts';
import { drawersOf, settlingOf } from '#support/golden-settling.ts';

const golden = <F = OrderFact>(file: string): { figures: unknown; settling?: unknown; facts: F[] }[] =>
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
    ['moved-orders.json', 8],
  ])('[J8] folds to the same figures for ever: %s', (file, count) => {
    const orders = golden(file);
    expect(orders).toHaveLength(count);
    for (const { facts, figures } of orders) {
      for (const fact of facts) expect(readEvent(fact)).not.toBeNull();
      expect(figuresOf(facts)).toEqual(figures);
    }
  });

  it('[J8] has the same payments, checks, refunds and takings for ever', () => {
    const sales = golden('settled-sales.json');
    expect(sales).toHaveLength(11);
    for (const { facts, figures, settling } of sales) {
      for (const fact of facts) expect(readEvent(fact)).not.toBeNull();
      expect(figuresOf(facts)).toEqual(figures);
      expect(settlingOf(facts)).toEqual(settling);
    }
  });

  it('[J8] has the same drawer sessions for ever', () => {
    const [drawers] = golden<DrawerFact>('drawers.json');
    if (!drawers) throw new Error('there are no drawers');
    for (const fact of drawers.facts) expect(readEvent(fact)).not.toBeNull();
    expect(drawersOf(drawers.facts)).toEqual(drawers.figures);
  });
});
