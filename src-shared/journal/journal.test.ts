import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { id } from '#support/orders.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkChain } from './chain.ts';
import { compareEntries, type Entry, hashEntry, stampOf } from './entry.ts';
import { eventSchemas, readEvent } from './events.ts';
import { applyChange, type CatalogChange, readRecord, type StampedRecord } from './records.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const bare = (seq: number, over: Partial<Entry> = {}): Omit<Entry, 'hash'> => ({
  id: id(seq),
  org: id(0xa),
  shop: id(0xb),
  device: id(0xd1),
  segment: id(0x5e),
  seq,
  hlc: seq as never,
  at: 1 as never,
  businessDate: '2026-11-20' as never,
  staff: null,
  type: 'day.opened',
  v: 1,
  payload: { businessDate: '2026-11-20' },
  prevHash: null,
  ...over,
});

function chain(length: number): Entry[] {
  const entries: Entry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const next = bare(seq, { prevHash: entries.at(-1)?.hash ?? null });
    entries.push({ ...next, hash: hashEntry(next, sha256) });
  }
  return entries;
}

describe('canonicalJson', () => {
  it('[J2] is one spelling, whatever order the fields were set in', () => {
    expect(canonicalJson({ b: [1, null, 'ü"'], a: { d: true, c: -0 }, x: undefined })).toBe(
      '{"a":{"c":0,"d":true},"b":[1,null,"ü\\""]}',
    );
    expect(() => canonicalJson({ a: 0.5 })).toThrow(TypeError);
    expect(() => canonicalJson({ a: 2 ** 53 })).toThrow(TypeError);
    expect(() => canonicalJson({ a: () => 1 })).toThrow(TypeError);
  });

  it('[J2] survives a round trip through JSON', () => {
    const integers = fc
      .jsonValue()
      .filter((value) => !/[.e]/i.test(JSON.stringify(value).replaceAll(/"(\\.|[^"\\])*"/g, '')));
    fc.assert(
      fc.property(integers, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { seed: 2 },
    );
  });
});

describe('the chain', () => {
  it('[J3] is whole as written, from any point on', () => {
    const entries = chain(5);
    expect(checkChain({ seq: 0, hash: null }, entries, sha256)).toBeNull();
    expect(checkChain({ seq: 2, hash: entries[1]?.hash ?? '' }, entries.slice(2), sha256)).toBeNull();
  });

  it('[J3] shows what was edited, cut, moved or forked', () => {
    const whole = chain(5);
    const edited = whole.map((one) => (one.seq === 3 ? { ...one, payload: { businessDate: '2026-11-21' } } : one));
    expect(checkChain({ seq: 0, hash: null }, edited, sha256)).toEqual({ seq: 3, fault: 'wrong-hash' });
    const cut = whole.filter((one) => one.seq !== 3);
    expect(checkChain({ seq: 0, hash: null }, cut, sha256)).toEqual({ seq: 4, fault: 'gap' });
    const rewritten = whole.map((one) => {
      if (one.seq !== 3) return one;
      const next = { ...one, payload: {} };
      return { ...next, hash: hashEntry(next, sha256) };
    });
    expect(checkChain({ seq: 0, hash: null }, rewritten, sha256)).toEqual({ seq: 4, fault: 'broken-link' });
    const foreign = whole.map((one) => (one.seq === 4 ? { ...one, segment: id<Entry['segment']>(0x5f) } : one));
    expect(checkChain({ seq: 0, hash: null }, foreign, sha256)).toEqual({ seq: 4, fault: 'foreign-segment' });
  });

  it('[J5] sorts by clock, device, segment and seq, and stamps sort alike', () => {
    const keys = [
      bare(1, { hlc: 5 as never }),
      bare(2, { hlc: 5 as never }),
      bare(1, { hlc: 5 as never, segment: id(0x5f) }),
      bare(1, { hlc: 5 as never, device: id(0xd2) }),
      bare(1, { hlc: 10 as never }),
    ];
    for (const [at, a] of keys.entries()) {
      for (const b of keys.slice(at + 1)) {
        expect(compareEntries(a, b)).toBeLessThan(0);
        expect(compareEntries(b, a)).toBeGreaterThan(0);
        expect(stampOf(a) < stampOf(b)).toBe(true);
      }
    }
  });
});

describe('events', () => {
  it('[J6] reads what it knows, and nothing else', () => {
    expect(readEvent({ type: 'day.opened', v: 1, payload: { businessDate: '2026-11-20' } })).not.toBeNull();
    expect(readEvent({ type: 'day.opened', v: 2, payload: { businessDate: '2026-11-20' } })).toBeNull();
    expect(readEvent({ type: 'day.dreamt', v: 1, payload: {} })).toBeNull();
    expect(readEvent({ type: 'toString', v: 1, payload: {} })).toBeNull();
    expect(readEvent({ type: 'day.opened', v: 1, payload: { businessDate: 'soon' } })).toBeNull();
  });

  it('[J7] never change their meaning: each landed schema has the hash it landed with', () => {
    const hashes = Object.entries(eventSchemas).flatMap(([type, versions]) =>
      Object.entries(versions).map(([v, schema]) => [
        `${type} v${v}`,
        sha256(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }))).slice(0, 16),
      ]),
    );
    expect(Object.fromEntries(hashes)).toMatchSnapshot();
  });
});

describe('records', () => {
  const set = (fields: Record<string, unknown>): CatalogChange =>
    ({ noun: 'item', id: id(1), set: fields }) as CatalogChange;

  it('[C1] keeps what other edits set', () => {
    const one = applyChange(null, set({ name: 'Tea', price: 250 }), '1');
    const two = applyChange(one, set({ price: 270 }), '2');
    expect(readRecord('item', two)).toMatchObject({ name: 'Tea', price: 270, archived: false });
    expect(readRecord('item', applyChange(null, set({ price: 270 }), '1'))).toBeNull();
  });

  it('[C2] ends alike in whatever order edits arrive', () => {
    const edit = fc.record({
      stamp: fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(3, '0')),
      set: fc.dictionary(fc.constantFrom('name', 'price', 'sku'), fc.nat(), { maxKeys: 3 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(edit, { selector: (one) => one.stamp, maxLength: 8 }),
        fc.boolean(),
        (edits, turned) => {
          const fold = (all: typeof edits) =>
            all.reduce<StampedRecord | null>((record, one) => applyChange(record, set(one.set), one.stamp), null);
          const sorted = [...edits].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
          const other = turned ? [...sorted].reverse() : edits;
          expect(fold(other)).toEqual(fold(sorted));
        },
      ),
      { seed: 4 },
    );
  });
});
