-- What is known of an order's guests: personal data, beside the journal as the staff is; the id is the order's. The body comes
-- before the version, so that no row of a damaged file is taken for one of the staff.
CREATE TABLE guest (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  body TEXT NOT NULL,
  version INTEGER NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX guest_unsent ON guest (number) WHERE sent < version;
