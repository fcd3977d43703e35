-- This till's past, as the cloud gives it back after a file was lost or a till replaced.

-- Whether the cloud is to be asked. No row: there was never a reason to.
CREATE TABLE history (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  state TEXT NOT NULL CHECK (state IN ('wanted', 'reading', 'complete'))
) STRICT;

-- How far each segment of it was read, moved in the transaction that stores what was read. `entries` is how many the
-- cloud has after where the reading began, null until it has said; `first` and `last` are the seqs of those that this
-- file did not hold.
CREATE TABLE history_segment (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  position TEXT NOT NULL,
  entries INTEGER,
  read INTEGER NOT NULL DEFAULT 0,
  is_read INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1)),
  came INTEGER NOT NULL DEFAULT 0,
  first INTEGER,
  last INTEGER
) STRICT, WITHOUT ROWID;

-- Facts of that past that are of no order; those of orders are in `peer_entry`. `body` is what was hashed.
CREATE TABLE past_entry (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  type TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX past_entry_of_day ON past_entry (id) WHERE type IN ('day.opened', 'day.closed');
CREATE INDEX entry_of_day ON entry (position) WHERE type IN ('day.opened', 'day.closed');
