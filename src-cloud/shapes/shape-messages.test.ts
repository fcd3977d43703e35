import { describe, expect, test } from 'vitest';
import { orgId, shopId } from '#shared/ids/ids.ts';
import { publishedTables } from './published-tables.ts';
import type { LogEntry, RowText } from './shape-log.ts';
import { changeMessages } from './shape-messages.ts';

const [record] = publishedTables;
if (record?.name !== 'record') throw new Error('records are published');
const [org, shop] = [
  orgId.parse('018f0000-0000-7000-8000-000000000001'),
  shopId.parse('018f0000-0000-7000-8000-000000000002'),
];
const rowOf = (id: string): RowText => ({ org, shop, noun: 'item', id, fields: 'now', stamps: '[]' });
const entry = (
  xid: number,
  op: number,
  operation: LogEntry['operation'],
  id: string,
  more: Partial<LogEntry> = {},
) => ({
  at: { xid: BigInt(xid), op: BigInt(op) },
  operation,
  key: ['item', id],
  changed: operation === 'update' ? ['fields'] : [],
  row: rowOf(id),
  ...more,
});
const told = (entries: readonly LogEntry[]) =>
  changeMessages({ table: record, org, shop }, entries).map(({ value, headers }) => [
    headers.operation,
    value.id,
    Object.keys(value).slice(4),
  ]);

describe('[SH6] what a row went through is told as how it ends', () => {
  test.each<[string, LogEntry[], unknown[]]>([
    [
      'updates',
      [entry(5, 1, 'update', 'a'), entry(6, 2, 'update', 'a', { changed: ['stamps'] })],
      [['update', 'a', ['fields', 'stamps']]],
    ],
    [
      'an insert and an update',
      [entry(5, 1, 'insert', 'a'), entry(6, 2, 'update', 'a')],
      [['insert', 'a', ['fields', 'stamps']]],
    ],
    ['an update of a row that is gone since', [entry(5, 1, 'update', 'a', { row: null })], [['delete', 'a', []]]],
    [
      'an insert and a delete',
      [entry(5, 1, 'insert', 'a', { row: null }), entry(6, 2, 'delete', 'a', { row: null })],
      [['delete', 'a', []]],
    ],
    [
      'a delete whose row came back',
      [entry(5, 1, 'delete', 'a')],
      [
        ['delete', 'a', []],
        ['insert', 'a', ['fields', 'stamps']],
      ],
    ],
    [
      'a delete by a later number than the insert that followed it',
      [entry(5, 2, 'insert', 'a'), entry(6, 1, 'delete', 'a')],
      [
        ['delete', 'a', []],
        ['insert', 'a', ['fields', 'stamps']],
      ],
    ],
    [
      'two rows, in the order in which they changed last',
      [entry(5, 1, 'update', 'a'), entry(6, 2, 'update', 'b'), entry(7, 3, 'update', 'a')],
      [
        ['update', 'b', ['fields']],
        ['update', 'a', ['fields']],
      ],
    ],
  ])('%s', (_, entries, expected) => {
    expect(told(entries)).toEqual(expected);
  });
});

describe('[SH6] a message', () => {
  test('names its transaction, and is marked when it is the last of it', () => {
    const entries = [entry(5, 1, 'insert', 'a'), entry(5, 2, 'insert', 'b'), entry(6, 3, 'insert', 'c')];
    const headers = changeMessages({ table: record, org, shop }, entries).map((message) => message.headers);
    expect(headers.map(({ lsn, op_position, txids, last }) => [lsn, op_position, txids, last ?? false])).toEqual([
      ['5', 1, [5], false],
      ['5', 2, [5], true],
      ['6', 3, [6], true],
    ]);
  });

  test('has a key that tells values with slashes apart', () => {
    const keyOf = (noun: string, id: string) =>
      changeMessages({ table: record, org, shop }, [entry(5, 1, 'insert', id, { row: { ...rowOf(id), noun } })])[0]
        ?.key;
    expect(keyOf('a"/"b', 'c')).not.toBe(keyOf('a', 'b"/"c'));
    expect(keyOf('item', 'x')).toBe(`"evertill"."record"/"${org}"/"${shop}"/"item"/"x"`);
  });
});
