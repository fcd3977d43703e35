-- Personal data: rows beside the journal, of which the highest version stands and no other is kept. An erased row keeps its
-- id and version and has an empty body, and it stays.
--
-- `content` is the row as it came, as JSON: {noun, id, version, body}. It is text because a row may say what jsonb refuses.
-- What decides which row stands is in it, so that it can never disagree with what is handed out.
CREATE TABLE evertill.staff (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (org, shop, id),
  FOREIGN KEY (org, shop) REFERENCES evertill.shop
);

-- Rows that this version of the cloud cannot read, of each the highest: read again by a newer one.
CREATE TABLE evertill.unread_row (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  noun text NOT NULL,
  id uuid NOT NULL,
  content text NOT NULL,
  received_at bigint NOT NULL,
  PRIMARY KEY (org, shop, noun, id),
  FOREIGN KEY (org, shop) REFERENCES evertill.shop
);

-- What tills were told is held, of each row the highest. It moves with the rows, and says what must be there.
CREATE TABLE evertill.told_row (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  noun text NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  erased boolean NOT NULL,
  PRIMARY KEY (org, shop, noun, id),
  FOREIGN KEY (org, shop) REFERENCES evertill.shop
);

ALTER TABLE evertill.staff ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.unread_row ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.told_row ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.staff USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.unread_row USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.told_row USING (org = (SELECT evertill.app_org()));

-- A row is written over, never taken away: that somebody was erased must stay known. What has been read at last is.
GRANT SELECT, INSERT, UPDATE (content) ON evertill.staff TO evertill_server;
GRANT SELECT, INSERT, DELETE, UPDATE (content, received_at) ON evertill.unread_row TO evertill_server;
GRANT SELECT, INSERT, UPDATE (version, erased) ON evertill.told_row TO evertill_server;

SELECT shapes.publish('evertill.staff', 'id');

-- Which shops have rows to read again is asked before any organisation is named.
GRANT SELECT (org, shop) ON evertill.unread_row TO evertill_lookup;
CREATE POLICY lookup ON evertill.unread_row FOR SELECT TO evertill_lookup USING (true);
SET LOCAL ROLE evertill_lookup;
CREATE FUNCTION lookup.shops_with_unread_rows() RETURNS TABLE (org uuid, shop uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT DISTINCT u.org, u.shop FROM evertill.unread_row u';
REVOKE ALL ON FUNCTION lookup.shops_with_unread_rows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lookup.shops_with_unread_rows TO evertill_server;
SET LOCAL ROLE evertill_owner;
