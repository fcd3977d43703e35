-- Which of its keys a shop uses; the keys themselves come from the cloud's secret and stand nowhere. A till that is
-- locked out knows the key that was in use: the next number is another key.
ALTER TABLE evertill.shop ADD COLUMN key_version integer NOT NULL DEFAULT 1 CHECK (key_version > 0);
GRANT UPDATE (key_version) ON evertill.shop TO evertill_server;
