/*
 * What tills may follow, and the whole of it. A table of schema `evertill` is published by a line here and by
 * `shapes.publish` in its migration. Its primary key is (org, shop, …key): a till is handed the rows of its own shop.
 */
const tables = {
  /** Menu, shop settings, stations and printers, folded per field. */
  record: { key: { noun: 'text', id: 'uuid' }, columns: { fields: 'text', stamps: 'text' } },
  /** Entries of the orders that the tills of a shop share. */
  shop_feed: {
    key: { id: 'uuid', hash: 'bytea' },
    columns: { device: 'uuid', order_id: 'uuid', received_at: 'int8', body: 'text' },
  },
  /** How much there is of each item, and how far in each till's segments that goes. */
  stock_level: { key: { item: 'uuid' }, columns: { level: 'int8', reach: 'text' } },
  /** Who works in the shop. */
  staff: { key: { id: 'uuid' }, columns: { content: 'text' } },
  /** Who orders are for. */
  guest: { key: { id: 'uuid' }, columns: { content: 'text' } },
  /** The receipts that guests want by e-mail. */
  mail: { key: { id: 'uuid' }, columns: { content: 'text' } },
} as const satisfies Record<string, Published>;

export type PublishedName = keyof typeof tables;

/** Postgres types whose text is the same however it is made: in a key, in a snapshot and in a change. */
export type KeyType = 'text' | 'uuid' | 'bytea';
export type ShapeColumnType = KeyType | 'int8';

interface Published {
  /** The columns that tell the rows of a shop apart, in the order of the primary key. */
  readonly key: Readonly<Record<string, KeyType>>;
  readonly columns: Readonly<Record<string, ShapeColumnType>>;
}

export interface PublishedTable extends Published {
  readonly name: PublishedName;
}

export const publishedTables: readonly PublishedTable[] = Object.entries(tables).map(([name, table]) => ({
  name: name as PublishedName,
  ...table,
}));

/** All columns that are handed out, those of the primary key first: Electric hands out no row without them. */
export const columnsOf = ({ key, columns }: Published): Readonly<Record<string, ShapeColumnType>> => ({
  ...primaryKeyOf({ key }),
  ...columns,
});

export const primaryKeyOf = ({ key }: Pick<Published, 'key'>): Readonly<Record<string, KeyType>> => ({
  org: 'uuid',
  shop: 'uuid',
  ...key,
});
