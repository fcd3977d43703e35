import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { type LinkSeal, type ReceiptLink, readReceiptLink, writeReceiptLink } from './receipt-link.ts';

const sealWith =
  (key: string): LinkSeal =>
  (bytes) =>
    createHmac('sha256', key).update(bytes).digest();
const id = fc.uuid() as fc.Arbitrary<never>;
const links: fc.Arbitrary<ReceiptLink> = fc.record({
  ...{ shop: id, orderId: id, keyVersion: fc.integer({ min: 1, max: 60_000 }) },
  part: fc.oneof(
    fc.record({ kind: fc.constant('order' as const) }),
    fc.record({ kind: fc.constant('check' as const), checkId: id }),
    fc.record({ kind: fc.constant('refund' as const), refundId: id }),
  ),
});

it('writes bytes as text as Node does, and reads only that text', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(255), { maxLength: 80 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64Url(text)).toEqual(bytes);
    }),
    { seed: 1, numRuns: 300 },
  );
  expect([fromBase64Url('AB'), fromBase64Url('A'), fromBase64Url('AA=='), fromBase64Url('A+')]).toEqual(
    Array.from({ length: 4 }, () => null),
  );
});

it('[RC5] a link names what it was made for, and holds only by its key and to the last sign', () => {
  fc.assert(
    fc.property(links, fc.nat(10_000), fc.constantFrom(...'AQgw_'), (link, at, sign) => {
      const text = writeReceiptLink(link, sealWith('one'));
      const read = readReceiptLink(text);
      expect(read?.link).toEqual(link);
      expect([read?.isSealedBy(sealWith('one')), read?.isSealedBy(sealWith('two'))]).toEqual([true, false]);
      const place = at % text.length;
      const altered = text.slice(0, place) + sign + text.slice(place + 1);
      if (altered !== text) expect(readReceiptLink(altered)?.isSealedBy(sealWith('one')) ?? false).toBe(false);
      expect(readReceiptLink(text.slice(0, -1))?.isSealedBy(sealWith('one')) ?? false).toBe(false);
      expect(text.length).toBeLessThan(100);
    }),
    { seed: 2, numRuns: 300 },
  );
});
