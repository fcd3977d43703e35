-- What a printer has shown that it can, by where it stands: after a restart one that has fallen silent is not taken for
-- one that never speaks.
CREATE TABLE printer_manners (
  place TEXT PRIMARY KEY,
  answers INTEGER NOT NULL CHECK (answers IN (0, 1)),
  confirms INTEGER NOT NULL CHECK (confirms IN (0, 1)),
  gives_ids INTEGER NOT NULL CHECK (gives_ids IN (0, 1)),
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
