-- Attempts to be paid by card, or to give back to one: each step is written here before the reader is asked for it, so that
-- after a stop the reader can be asked what came of it. `body` is JSON. At one order, one attempt at a time.
CREATE TABLE card_attempt (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  order_id BLOB NOT NULL CHECK (length(order_id) = 16),
  state TEXT NOT NULL,
  body TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX card_attempt_of_order ON card_attempt (order_id, started_at);
CREATE INDEX card_attempt_unsettled ON card_attempt (state)
  WHERE state NOT IN ('captured', 'returned', 'failed', 'cancelled');
CREATE UNIQUE INDEX card_attempt_active ON card_attempt (order_id)
  WHERE state IN ('creating', 'collecting', 'confirming', 'unknown', 'returning');
