-- Screens that were let in from the shop's network: `role` is JSON, and of a screen's secret only its SHA-256 is kept.
CREATE TABLE kitchen_screen (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  paired_at INTEGER NOT NULL,
  last_seen_at INTEGER
) STRICT, WITHOUT ROWID;
