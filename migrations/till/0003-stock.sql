-- Stock: a sum of movements; docs/spec/stock.md.

-- A projection of this file's own entries. `total` is what the entries of a segment moved an item by, up to and with this
-- one: what they moved it by after a seq is the difference of two rows, however many lie between.
CREATE TABLE stock_movement (
  item BLOB NOT NULL CHECK (length(item) = 16),
  segment BLOB NOT NULL CHECK (length(segment) = 16),
  seq INTEGER NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (item, segment, seq)
) STRICT, WITHOUT ROWID;

-- A projection: orders that were sold here and of which another sale is known, because tills settled them apart.
CREATE TABLE order_sold_twice (
  order_id BLOB PRIMARY KEY CHECK (length(order_id) = 16)
) STRICT, WITHOUT ROWID;

-- Levels as the cloud has them, and the seq of each segment, as JSON, up to which they were folded.
CREATE TABLE pulled_stock_level (
  shop BLOB NOT NULL CHECK (length(shop) = 16),
  item BLOB NOT NULL CHECK (length(item) = 16),
  level INTEGER NOT NULL,
  reach TEXT NOT NULL,
  PRIMARY KEY (shop, item)
) STRICT, WITHOUT ROWID;

-- Up to which seq a segment was sent to a shop that this till has left since. What it says moves nothing here any more.
ALTER TABLE segment ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
