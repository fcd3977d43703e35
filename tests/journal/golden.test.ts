import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OrderFact } from '#shared/order/apply-order.ts';
import { figuresOf } from '#support/golden.ts';

const golden: { figures: unknown; facts: OrderFact[] }[] = JSON.parse(
  readFileSync(new URL('../fixtures/golden/orders-v1.json', import.meta.url), 'utf8'),
);

describe('the golden journal', () => {
  it('[J8] folds to the same figures for ever', () => {
    expect(golden).toHaveLength(40);
    for (const { facts, figures } of golden) expect(figuresOf(facts)).toEqual(figures);
  });
});
