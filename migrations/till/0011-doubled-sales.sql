-- A projection: the sales of this file whose orders are known to have been sold again, under each item that any sale of the
-- order names. A level weighs those that the cloud's does not reach; with a list of orders it weighed all there ever were.
CREATE TABLE doubled_sale (
  item BLOB NOT NULL CHECK (length(item) = 16),
  segment BLOB NOT NULL CHECK (length(segment) = 16),
  seq INTEGER NOT NULL,
  order_id BLOB NOT NULL CHECK (length(order_id) = 16),
  PRIMARY KEY (item, segment, seq)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO doubled_sale (item, segment, seq, order_id)
SELECT unhex(replace(movement.value ->> 'itemId', '-', '')), segment.id, own.seq, twice.order_id
FROM order_sold_twice AS twice
CROSS JOIN entry AS own ON own.order_id = twice.order_id AND own.type = 'stock.moved'
CROSS JOIN segment ON segment.number = own.segment
CROSS JOIN entry AS other ON other.order_id = twice.order_id AND other.type = 'stock.moved'
CROSS JOIN json_each(other.payload, '$.movements') AS movement;

INSERT OR IGNORE INTO doubled_sale (item, segment, seq, order_id)
SELECT unhex(replace(movement.value ->> 'itemId', '-', '')), segment.id, own.seq, twice.order_id
FROM order_sold_twice AS twice
CROSS JOIN entry AS own ON own.order_id = twice.order_id AND own.type = 'stock.moved'
CROSS JOIN segment ON segment.number = own.segment
CROSS JOIN peer_entry AS other ON other.order_id = twice.order_id AND other.body ->> 'type' = 'stock.moved'
CROSS JOIN json_each(other.body, '$.payload.movements') AS movement;

DROP TABLE order_sold_twice;
