import { expect, it } from 'vitest';
import type { OrderId } from '#shared/ids/ids.ts';
import type { PrintJob, PrintJobState } from '#shared/printing/print-job.ts';
import { receiptStatus } from './receipt-status.ts';

const order = 'an order' as OrderId;
const job = (state: PrintJobState, over: object = {}) =>
  ({ orderId: order, content: { kind: 'receipt' }, state, tries: 0, ...over }) as unknown as PrintJob;

it.each([
  ['queued', 'printing'],
  ['sending', 'printing'],
  ['sent', 'printed'],
  ['printed', 'printed'],
  ['unknown', 'waiting'],
  ['failed', 'failed'],
] as const)('a receipt that is %s is %s to the cashier', (state, words) => {
  expect(receiptStatus(order, [job(state)], true)).toBe(words);
});

it('waits where a first try did not succeed', () => {
  expect(receiptStatus(order, [job('queued', { tries: 1 })], true)).toBe('waiting');
});

it('is none where the shop prints none, and on its way before its job is known', () => {
  const others = [job('printed', { orderId: 'another' }), job('printed', { content: { kind: 'ticket' } })];
  expect(receiptStatus(order, others, false)).toBe('none');
  expect(receiptStatus(order, others, true)).toBe('printing');
});
