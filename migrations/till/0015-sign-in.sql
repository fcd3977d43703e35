-- How often somebody's PIN was tried in vain since it was last right, and until when it may not be tried; on this till alone.
CREATE TABLE pin_try (
  staff BLOB PRIMARY KEY CHECK (length(staff) = 16),
  failed INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is signed in at which window: of its token only the SHA-256, so that a window goes on after the engine was started anew.
CREATE TABLE session (
  token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
  staff BLOB NOT NULL CHECK (length(staff) = 16),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
