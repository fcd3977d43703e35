-- What people must know of a printer: until it is over, or where it cannot end by itself, until somebody has seen it.
-- `instead_id` is the printer that was told to print in the place of one that is dead.
CREATE TABLE print_alert (
  printer_id BLOB NOT NULL CHECK (length(printer_id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('dead', 'waits', 'failed')),
  code TEXT NOT NULL,
  instead_id BLOB CHECK (instead_id IS NULL OR length(instead_id) = 16),
  since INTEGER NOT NULL,
  seen_at INTEGER,
  PRIMARY KEY (printer_id, kind)
) STRICT, WITHOUT ROWID;

-- What was printed in the place of a printer: it is told when it is back.
CREATE INDEX print_job_elsewhere ON print_job (owed_to, changed_at) WHERE owed_to IS NOT NULL;
