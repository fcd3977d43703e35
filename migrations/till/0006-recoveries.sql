-- What was done about this file at a start or a restore: told to people until they have seen it, and completed once the
-- cloud has given back what it has. `report` is a file of the data directory. `lost` is JSON: the entries, by segment and
-- seq, that are known to have been recorded and are not in this file. `returned` and `missing` count what the cloud gave
-- back, and what is still lost after it; null until that is known.
CREATE TABLE recovery (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('recovered', 'restored', 'copied')),
  at INTEGER NOT NULL,
  report TEXT NOT NULL,
  lost TEXT NOT NULL,
  returned INTEGER,
  missing INTEGER,
  seen_at INTEGER
) STRICT;
