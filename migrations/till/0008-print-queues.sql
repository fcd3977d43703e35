-- The printer that a slip was owed to, where another is to print it; null where it is the same.
ALTER TABLE print_job ADD COLUMN owed_to BLOB CHECK (owed_to IS NULL OR length(owed_to) = 16);

-- Printers that a person told to wait, and when.
CREATE TABLE paused_printer (
  printer_id BLOB PRIMARY KEY CHECK (length(printer_id) = 16),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Finished slips, oldest first: they are forgotten after some days.
CREATE INDEX print_job_finished ON print_job (changed_at) WHERE state IN ('sent', 'printed', 'failed');
