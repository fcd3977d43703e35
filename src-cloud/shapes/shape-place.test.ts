import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedTables } from './published-tables.ts';
import { formatLogPlace, formatPage, readPlace } from './shape-place.ts';

const [record, feed] = publishedTables;
if (record?.name !== 'record' || feed?.name !== 'shop_feed') throw new Error('records and feeds are published');

describe('[SH5] an offset', () => {
  test('among the rows leads back to the key that it was made of', () => {
    const noun = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(noun, fc.uuid(), (noun, id) => {
        const offset = formatPage([noun, id]);
        expect(offset).toMatch(/^0_\d+$/);
        expect(readPlace(offset, record)).toEqual({ kind: 'page', after: [noun, id] });
      }),
      { seed: 20_261_121 },
    );
  });

  test('in the log leads back to its place', () => {
    const place = { xid: 123_456_789_012n, op: 42n };
    expect(formatLogPlace(place)).toBe('123456789012_42');
    expect(readPlace('123456789012_42', record)).toEqual({ kind: 'log', at: place });
  });

  test.each([
    '0_0',
    '0_inf',
    '0_12345',
    formatPage(['item', 'no id']),
    formatPage(['it\0em', crypto.randomUUID()]),
    formatPage(['item']),
    formatPage([crypto.randomUUID(), '\\x00']),
  ])('of another make, %s, is one before all of ours', (offset) => {
    expect(readPlace(offset, record)).toEqual({ kind: 'log', at: { xid: 0n, op: expect.any(BigInt) } });
  });

  test('of another table is none of this one', () => {
    const after = [crypto.randomUUID(), '\\x00ff'];
    expect(readPlace(formatPage(after), feed)).toEqual({ kind: 'page', after });
    expect(readPlace(formatPage(after), record)).toMatchObject({ kind: 'log' });
  });

  test.each(['', '-2', '1', '_', '1_', '1_-1', '1_1_1', ' 1_1', '1e3_1', `${'9'.repeat(30)}_1`, 'NOW'])(
    'is not %j',
    (offset) => {
      expect(readPlace(offset, record)).toBeNull();
    },
  );
});
