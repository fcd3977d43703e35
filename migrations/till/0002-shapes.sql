-- What the cloud hands down. Nothing here is ever taken away again: a row that leaves a shape may only have left what
-- the cloud still hands out.

-- How far each shape was read, moved in the transaction that stores what was read. `shop` is whose rows they are.
CREATE TABLE shape (
  name TEXT PRIMARY KEY,
  shop BLOB NOT NULL CHECK (length(shop) = 16),
  handle TEXT NOT NULL,
  "offset" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Menu, shop, stations and printers as the cloud has them; `record` holds these and what was edited here, as one.
CREATE TABLE pulled_record (
  noun TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  fields TEXT NOT NULL,
  stamps TEXT NOT NULL,
  PRIMARY KEY (noun, id)
) STRICT, WITHOUT ROWID;

-- Facts of the shop's orders that are not in this file's journal: of other tills, and of this one before its file was
-- lost. `after` is the journal position at which they came; `body` is what was hashed.
CREATE TABLE peer_entry (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  order_id BLOB NOT NULL CHECK (length(order_id) = 16),
  after INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX peer_entry_of_order ON peer_entry (order_id, after);
