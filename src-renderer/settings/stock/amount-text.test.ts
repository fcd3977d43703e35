import { describe, expect, it } from 'vitest';
import { amountOf, amountText } from './amount-text.ts';

describe('a quantity that is typed', () => {
  it.each([
    ['2', 2_000],
    [' 12 ', 12_000],
    ['0.25', 250],
    ['0,125', 125],
    ['1.5', 1_500],
    ['', null],
    ['-1', null],
    ['1.2345', null],
    ['two', null],
    ['12345678', null],
  ])('[SK13] %j is %j thousandths', (text, thousandths) => {
    expect(amountOf(text)).toBe(thousandths);
  });

  it('is shown as it is typed', () => {
    expect([2_000, 250, null].map((one) => amountText(one as never))).toEqual(['2', '0.25', '']);
  });
});
