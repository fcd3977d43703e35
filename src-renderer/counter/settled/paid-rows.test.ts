import { expect, it } from 'vitest';
import type { OrderPayment } from '#shared/payment/payment.ts';
import { onlyPayment, paidRows } from './paid-rows.ts';

const card = (last4: string | null, amount: number, tip = 0) =>
  ({ tender: 'card', amount, tip, card: { brand: last4 && 'Visa', last4 } }) as unknown as OrderPayment;
const cash = (amount: number, tendered: number) =>
  ({ tender: 'cash', amount, tendered, change: tendered - amount }) as unknown as OrderPayment;
const external = (reference: string | null, amount: number) =>
  ({ tender: 'external', amount, reference }) as unknown as OrderPayment;

it('[RC17] names each card and slip with what it paid, its tip included, and cash in one sum', () => {
  const payments = [cash(200, 200), card('4242', 300, 30), cash(100, 500), card(null, 50), external('0042', 75)];
  expect(paidRows({ payments })).toEqual([
    { tender: 'cash', reference: null, amount: 700 },
    { tender: 'card', reference: 'Visa …4242', amount: 330 },
    { tender: 'card', reference: null, amount: 50 },
    { tender: 'external', reference: '0042', amount: 75 },
  ]);
  expect(paidRows({ payments: [] })).toEqual([]);
  expect(onlyPayment(paidRows({ payments: [card('4242', 300)] }))?.amount).toBe(300);
  for (const several of [[], payments, [cash(200, 500)]])
    expect(onlyPayment(paidRows({ payments: several }))).toBeNull();
});
