-- What was sent to stations that show their tickets on screens: delivered here as a slip is to a printer, and folded from
-- nothing. `ticket` is JSON. `bumped_at` is when the kitchen was done with it, null while it stands; `word` is the clock
-- reading of the entry that said so, or that it stands after all.
CREATE TABLE kitchen_ticket (
  order_id BLOB NOT NULL CHECK (length(order_id) = 16),
  send_id BLOB NOT NULL CHECK (length(send_id) = 16),
  station_id BLOB NOT NULL CHECK (length(station_id) = 16),
  business_date TEXT NOT NULL,
  at INTEGER NOT NULL,
  ticket TEXT NOT NULL,
  bumped_at INTEGER,
  word INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (order_id, send_id, station_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX kitchen_ticket_day ON kitchen_ticket (business_date, at);
CREATE INDEX kitchen_ticket_standing ON kitchen_ticket (business_date, at) WHERE bumped_at IS NULL;
CREATE INDEX kitchen_ticket_bumped ON kitchen_ticket (business_date, bumped_at) WHERE bumped_at IS NOT NULL;
