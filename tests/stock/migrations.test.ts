import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter, type Writer } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { MIGRATIONS, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';

let directory: ReturnType<typeof tempDirectory>;
let db: Writer;
beforeEach(() => {
  directory = tempDirectory();
  db = openWriter(`${directory.path}/till.db`);
});
afterEach(() => {
  db.close();
  directory.remove();
});

describe('migration 0003', () => {
  it('leaves what was recorded as it is: nothing is tracked, nothing was sent elsewhere', () => {
    migrate(db, MIGRATIONS, 2);
    db.exec(`INSERT INTO segment (number, id, org, shop, device, acknowledged)
      VALUES (1, randomblob(16), randomblob(16), randomblob(16), randomblob(16), 7)`);
    migrate(db, MIGRATIONS, 3);
    expect(db.prepare('SELECT number, acknowledged, elsewhere FROM segment').all()).toEqual([
      { number: 1, acknowledged: 7, elsewhere: 0 },
    ]);
    for (const table of ['stock_movement', 'order_sold_twice', 'pulled_stock_level']) {
      expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
    }
  });
});

describe('migration 0011', () => {
  const bytes = (n: number) => Buffer.from(id<string>(n).replaceAll('-', ''), 'hex');
  const [SEGMENT, TWICE, ONCE, TOAST, CAKE] = [bytes(0x51), bytes(0x61), bytes(0x62), bytes(0x11), bytes(0x12)];
  const sold = (orderId: number, item: number) => ({
    kind: 'sold',
    orderId: id(orderId),
    movements: [{ itemId: id(item), name: 'Something', quantity: -1_000 }],
  });

  it('[SK9] [SK11] files what was sold twice under each item that any sale names', () => {
    migrate(db, MIGRATIONS, 10);
    db.prepare('INSERT INTO segment (number, id, org, shop, device) VALUES (1, ?, ?, ?, ?)').run(
      ...[SEGMENT, SEGMENT, SEGMENT, SEGMENT],
    );
    const insertOwn = db.prepare(
      `INSERT INTO entry (id, segment, seq, hlc, at, business_date, type, v, order_id, payload, hash)
       VALUES (randomblob(16), 1, ?, 1, 1, '2026-11-20', ?, 1, ?, ?, randomblob(32))`,
    );
    insertOwn.run(1, 'order.completed', TWICE, '{}');
    insertOwn.run(2, 'stock.moved', TWICE, JSON.stringify(sold(0x61, 0x11)));
    insertOwn.run(3, 'stock.moved', ONCE, JSON.stringify(sold(0x62, 0x11)));
    const insertPeer = db.prepare(
      'INSERT INTO peer_entry (id, order_id, after, body) VALUES (randomblob(16), ?, 0, ?)',
    );
    insertPeer.run(TWICE, JSON.stringify({ type: 'order.completed', payload: {} }));
    insertPeer.run(TWICE, JSON.stringify({ type: 'stock.moved', payload: sold(0x61, 0x12) }));
    db.prepare('INSERT INTO order_sold_twice VALUES (?)').run(TWICE);
    migrate(db, MIGRATIONS);
    expect(db.prepare('SELECT item, segment, seq, order_id FROM doubled_sale ORDER BY item').all()).toEqual([
      { item: TOAST, segment: SEGMENT, seq: 2, order_id: TWICE },
      { item: CAKE, segment: SEGMENT, seq: 2, order_id: TWICE },
    ]);
  });
});
