import { describe, expect, it } from 'vitest';
import { id } from '#support/orders.ts';
import { taxChange, taxFields, taxProblems, typedRate } from './tax-forms.ts';

describe('[OF33] a tax as it is typed', () => {
  it('has its rate in percent, to the tenth of a thousandth', () => {
    expect(['19', '8.875', '8,875 %', '0', '100'].map(typedRate)).toEqual([190_000, 88_750, 88_750, 0, 1_000_000]);
    expect(['', 'x', '-1', '100.1', '1.23456', '1e2'].map(typedRate)).toEqual([null, null, null, null, null, null]);
    expect(taxFields({ name: 'City', rate: 88_750 as never, inclusive: false, archived: false }).percent).toBe('8.875');
  });
  it('is borne by some types of order, or by all without saying so', () => {
    const fields = { name: 'VAT', percent: '7', inclusive: true, orderTypes: ['takeaway' as const] };
    const all = ['dine-in', 'takeaway', 'pick-up', 'delivery'] as const;
    expect(taxProblems({ ...fields, orderTypes: [] })).toEqual({ orderTypes: 'order-types-missing' });
    expect(taxChange(id(1), fields, true).set).toEqual({
      name: 'VAT',
      inclusive: true,
      rate: 70_000,
      orderTypes: ['takeaway'],
    });
    expect(taxChange(id(1), { ...fields, orderTypes: [...all] }, true).set).not.toHaveProperty('orderTypes');
    expect(taxChange(id(1), { orderTypes: [...all] }, false).set).toEqual({ orderTypes: null });
  });
});
