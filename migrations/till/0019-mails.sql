-- Receipts that guests want by e-mail: personal data, beside the journal as the guests are; the id is the request's. Once one was
-- sent, its address is forgotten and the row says how it went.
CREATE TABLE mail (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  body TEXT NOT NULL,
  version INTEGER NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX mail_unsent ON mail (number) WHERE sent < version;
CREATE INDEX mail_of_order ON mail (body ->> '$.orderId') WHERE body <> '{}';

-- What is still known of guests and of those who asked for receipts, to be forgotten in time.
CREATE INDEX guest_known ON guest (number) WHERE body <> '{}';
CREATE INDEX mail_known ON mail (number) WHERE body <> '{}';

-- Whether a receipt was printed before is asked for each copy.
CREATE INDEX print_job_of_order ON print_job (order_id);
