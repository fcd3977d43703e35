-- Sessions of this till's cash drawer, as folded from its entries: `opened`, `closed` and `last` sort as entries fold, and
-- `body` is JSON. What each order brought to a session stands apart, as JSON too, so that it counts once.
CREATE TABLE drawer_session (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  device BLOB NOT NULL CHECK (length(device) = 16),
  opened TEXT,
  closed TEXT,
  last TEXT NOT NULL,
  number INTEGER,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX drawer_session_opened ON drawer_session (device, opened);

CREATE TABLE drawer_takings (
  session BLOB NOT NULL CHECK (length(session) = 16),
  order_id BLOB NOT NULL CHECK (length(order_id) = 16),
  body TEXT NOT NULL,
  PRIMARY KEY (session, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX drawer_takings_of_order ON drawer_takings (order_id);

CREATE INDEX entry_of_drawer ON entry (position)
  WHERE type IN ('drawer.opened', 'drawer.moved', 'drawer.no-sale', 'drawer.closed');
CREATE INDEX past_entry_of_drawer ON past_entry (id)
  WHERE type IN ('drawer.opened', 'drawer.moved', 'drawer.no-sale', 'drawer.closed');
