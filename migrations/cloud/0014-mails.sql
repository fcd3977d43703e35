-- Receipts that guests want by e-mail, as the guests in 0013: rows of which the highest version stands; the id is the request's.
-- The address goes from the row once the mail has gone.
CREATE TABLE evertill.mail (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (org, shop, id),
  FOREIGN KEY (org, shop) REFERENCES evertill.shop
);

-- What is still to be sent, and when it is tried next. A try that began moves `due_at` on first, so that no other replica begins
-- the same one; a row goes when its mail has gone or never will.
CREATE TABLE evertill.mail_job (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  tries integer NOT NULL,
  due_at bigint NOT NULL,
  PRIMARY KEY (org, shop, id),
  FOREIGN KEY (org, shop, id) REFERENCES evertill.mail
);
CREATE INDEX mail_job_due ON evertill.mail_job (due_at);

ALTER TABLE evertill.mail ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.mail_job ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.mail USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.mail_job USING (org = (SELECT evertill.app_org()));

-- A row is written over, never taken away: that somebody was forgotten must stay known.
GRANT SELECT, INSERT, UPDATE (content) ON evertill.mail TO evertill_server;
GRANT SELECT, INSERT, DELETE, UPDATE (tries, due_at) ON evertill.mail_job TO evertill_server;

SELECT shapes.publish('evertill.mail', 'id');

-- Which mails are due, and whose shop a receipt's link names, is asked before any organisation is named.
GRANT SELECT (org, shop, id, due_at) ON evertill.mail_job TO evertill_lookup;
CREATE POLICY lookup ON evertill.mail_job FOR SELECT TO evertill_lookup USING (true);
SET LOCAL ROLE evertill_lookup;
CREATE FUNCTION lookup.mails_due(at bigint, most integer) RETURNS TABLE (org uuid, shop uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT j.org, j.shop, j.id FROM evertill.mail_job j WHERE j.due_at <= at ORDER BY j.due_at LIMIT most';
CREATE FUNCTION lookup.org_of_shop(wanted uuid) RETURNS TABLE (org uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT s.org FROM evertill.shop s WHERE s.id = wanted';
REVOKE ALL ON FUNCTION lookup.mails_due, lookup.org_of_shop FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lookup.mails_due, lookup.org_of_shop TO evertill_server;
SET LOCAL ROLE evertill_owner;
