-- The journal and what is folded from it. Ids are 16 bytes, hashes 32; instants are epoch milliseconds.

-- Who writes this file. `segment` is the segment that new entries go to.
CREATE TABLE device (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id BLOB NOT NULL CHECK (length(id) = 16),
  org BLOB NOT NULL CHECK (length(org) = 16),
  shop BLOB NOT NULL CHECK (length(shop) = 16),
  letter TEXT NOT NULL,
  segment INTEGER NOT NULL REFERENCES segment (number)
) STRICT;

-- `prev_hash` is what the segment's first entry names: the last entry known before it. `acknowledged` is the highest
-- seq that the cloud has said it holds; everything after it is the outbox.
CREATE TABLE segment (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  org BLOB NOT NULL CHECK (length(org) = 16),
  shop BLOB NOT NULL CHECK (length(shop) = 16),
  device BLOB NOT NULL CHECK (length(device) = 16),
  prev_hash BLOB CHECK (prev_hash IS NULL OR length(prev_hash) = 32),
  acknowledged INTEGER NOT NULL DEFAULT 0
) STRICT;

-- `prevHash` of an entry is the hash of the one before it in its segment, and is not stored twice.
CREATE TABLE entry (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  segment INTEGER NOT NULL REFERENCES segment (number),
  seq INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  at INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  staff BLOB CHECK (staff IS NULL OR length(staff) = 16),
  type TEXT NOT NULL,
  v INTEGER NOT NULL,
  order_id BLOB CHECK (order_id IS NULL OR length(order_id) = 16),
  payload TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (segment, seq)
) STRICT;
CREATE INDEX entry_of_order ON entry (order_id, position) WHERE order_id IS NOT NULL;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_is_never_cut BEFORE DELETE ON entry
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

-- What each command was answered. `request` is the hash of the command, so that one id cannot mean two things.
-- `answer` is small: an accepted order command names the journal position up to which its order is folded again.
CREATE TABLE command_answer (
  command_id BLOB PRIMARY KEY CHECK (length(command_id) = 16),
  request BLOB NOT NULL CHECK (length(request) = 32),
  answer TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX command_answer_by_age ON command_answer (at);

-- Projections: disposable, folded from entries alone. `body` is null while an order is worked on: its entries say it.
CREATE TABLE "order" (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  state TEXT NOT NULL,
  number TEXT NOT NULL,
  business_date TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  body TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX order_open ON "order" (opened_at) WHERE state IN ('open', 'stub');
CREATE INDEX order_of_day ON "order" (business_date, opened_at, id);

CREATE TABLE day (
  business_date TEXT PRIMARY KEY,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX day_open ON day (opened_at) WHERE closed_at IS NULL;

-- Menu, shop, stations and printers, folded per field; see `applyChange`.
CREATE TABLE record (
  noun TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  fields TEXT NOT NULL,
  stamps TEXT NOT NULL,
  PRIMARY KEY (noun, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Paper that is owed. Not a projection: what was printed cannot be folded again.
CREATE TABLE print_job (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  printer_id BLOB NOT NULL CHECK (length(printer_id) = 16),
  order_id BLOB NOT NULL CHECK (length(order_id) = 16),
  content TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'unknown', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0,
  problem TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX print_job_waiting ON print_job (printer_id, created_at) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX print_job_newest ON print_job (created_at);
