-- A till that its owner has locked out. Its token stays known, so that it can be told why, and so that what it sends can
-- be kept apart until the owner admits it. `replaces` is the till whose place it took, or is to take.
ALTER TABLE evertill.device ADD COLUMN revoked_at bigint, ADD COLUMN replaces uuid;
ALTER TABLE evertill.pairing_code ADD COLUMN replaces uuid;

-- What locked tills sent: entries whose chain was checked, folded into nothing and shown in no report. An entry leaves
-- when it becomes a fact. `sold` is what an order came to that it completes.
CREATE TABLE evertill.quarantined_entry (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  device uuid NOT NULL,
  segment uuid NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  sold bigint,
  received_at bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (org, id, hash),
  FOREIGN KEY (org, device) REFERENCES evertill.device
);
CREATE INDEX quarantined_entry_at_position ON evertill.quarantined_entry (org, device, segment, seq);
ALTER TABLE evertill.quarantined_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.quarantined_entry USING (org = (SELECT evertill.app_org()));
GRANT SELECT, INSERT, DELETE ON evertill.quarantined_entry TO evertill_server;

-- Whoever asks whose token this is gets no till that is locked out; what may be answered to one asks the other question.
GRANT SELECT (revoked_at) ON evertill.device TO evertill_lookup;
SET LOCAL ROLE evertill_lookup;
CREATE OR REPLACE FUNCTION lookup.device_of_token(wanted bytea) RETURNS TABLE (org uuid, shop uuid, device uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT d.org, d.shop, d.id FROM evertill.device d WHERE d.token_hash = wanted AND d.revoked_at IS NULL';

CREATE FUNCTION lookup.revoked_device_of_token(wanted bytea) RETURNS TABLE (org uuid, shop uuid, device uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT d.org, d.shop, d.id FROM evertill.device d WHERE d.token_hash = wanted AND d.revoked_at IS NOT NULL';
REVOKE ALL ON FUNCTION lookup.revoked_device_of_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lookup.revoked_device_of_token TO evertill_server;
SET LOCAL ROLE evertill_owner;
