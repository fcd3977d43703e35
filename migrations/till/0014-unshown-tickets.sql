-- Tickets that screens alone are to show, and of which no screen has said yet that it does: paper is owed for those that
-- are here for too long. `ticket` is JSON. What was sent before this is taken for shown.
CREATE TABLE unshown_ticket (
  id INTEGER PRIMARY KEY,
  order_id BLOB NOT NULL CHECK (length(order_id) = 16),
  send_id BLOB NOT NULL CHECK (length(send_id) = 16),
  station_id BLOB NOT NULL CHECK (length(station_id) = 16),
  at INTEGER NOT NULL,
  ticket TEXT NOT NULL
) STRICT;
