-- How far the first run of a shop that began with nothing has got; no row: it is over, or never was.
CREATE TABLE first_run (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  body TEXT NOT NULL
) STRICT;
