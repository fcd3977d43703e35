-- Who works in the shop: personal data, beside the journal and folded from nothing, of which the highest version stands. An
-- erased row keeps its id and version, and its body is {}. `sent` is the version that the cloud is known to hold, or to hold
-- better; a row whose version is higher waits in the outbox.
CREATE TABLE staff (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX staff_unsent ON staff (number) WHERE sent < version;
