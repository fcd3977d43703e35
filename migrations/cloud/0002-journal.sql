-- Organisations, their tills, the journal and what is folded from it. Every row belongs to one organisation, and a
-- transaction sees the rows of the one that it named by set_config('app.org', …, true); without it, none.
-- Instants are epoch milliseconds, amounts minor units, quantities thousandths, trading days YYYY-MM-DD.
CREATE FUNCTION evertill.app_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.org', true), '')::uuid;

CREATE TABLE evertill.organisation (
  org uuid PRIMARY KEY,
  name text NOT NULL,
  created_at bigint NOT NULL
);

-- `made_with` holds the settings that reports use until the shop's own arrive from a till.
CREATE TABLE evertill.shop (
  org uuid NOT NULL REFERENCES evertill.organisation,
  id uuid NOT NULL,
  made_with text NOT NULL,
  created_at bigint NOT NULL,
  PRIMARY KEY (org, id)
);

CREATE TABLE evertill.membership (
  org uuid NOT NULL REFERENCES evertill.organisation,
  user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('owner')),
  PRIMARY KEY (org, user_id)
);
CREATE INDEX membership_of_user ON evertill.membership (user_id);

-- A till. Its id is its own from birth; its token is known only by its SHA-256.
CREATE TABLE evertill.device (
  org uuid NOT NULL,
  id uuid NOT NULL,
  shop uuid NOT NULL,
  letter text NOT NULL CHECK (letter ~ '^[A-Z]{1,2}$'),
  name text NOT NULL,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  paired_at bigint NOT NULL,
  last_seen_at bigint,
  PRIMARY KEY (org, id),
  UNIQUE (org, shop, letter),
  FOREIGN KEY (org, shop) REFERENCES evertill.shop
);

CREATE TABLE evertill.pairing_code (
  code_hash bytea PRIMARY KEY CHECK (length(code_hash) = 32),
  org uuid NOT NULL,
  shop uuid NOT NULL,
  expires_at bigint NOT NULL,
  FOREIGN KEY (org, shop) REFERENCES evertill.shop
);
CREATE INDEX pairing_code_of_shop ON evertill.pairing_code (org, shop);

-- Facts, as they came. `body` is the very text that was hashed: hash = sha256(body). It is text because a fact may say
-- what jsonb refuses. The hash covers all of it, so one (id, hash) is one entry however often it is sent. `order_id` is
-- the order it speaks of. `readable` is false while this version cannot tell what it means.
CREATE TABLE evertill.entry (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  device uuid NOT NULL,
  segment uuid NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  type text NOT NULL,
  order_id uuid,
  readable boolean NOT NULL,
  received_at bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (org, id, hash),
  FOREIGN KEY (org, device) REFERENCES evertill.device
);
CREATE INDEX entry_at_position ON evertill.entry (org, device, segment, seq);
CREATE INDEX entry_of_order ON evertill.entry (org, order_id, shop) WHERE order_id IS NOT NULL;
CREATE INDEX entry_unread ON evertill.entry (org, shop, type) WHERE NOT readable;

-- What was wrong with how entries arrived. What is wrong with what they say stands with the order.
CREATE TABLE evertill.exception (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  order_id uuid,
  at bigint NOT NULL,
  message text NOT NULL,
  PRIMARY KEY (org, shop, kind, subject),
  FOREIGN KEY (org, shop) REFERENCES evertill.shop
);
CREATE INDEX exception_newest ON evertill.exception (org, shop, at);

-- Projections: disposable, folded from entries alone.
CREATE TABLE evertill."order" (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  business_date text NOT NULL,
  state text NOT NULL,
  number text NOT NULL,
  last_at bigint NOT NULL,
  flags text[] NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (org, shop, id)
);
CREATE INDEX order_flagged ON evertill."order" (org, shop, last_at) WHERE flags <> '{}';

-- Menu, shop, stations and printers, folded per field.
CREATE TABLE evertill.record (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  noun text NOT NULL,
  id uuid NOT NULL,
  fields text NOT NULL,
  stamps text NOT NULL,
  PRIMARY KEY (org, shop, noun, id)
);

-- Sales that are settled, summed. `quarter` is the start of the quarter of an hour in which an order was settled: every
-- zone of the world differs by whole quarters, so the hours of any zone are sums of these.
CREATE TABLE evertill.sales_by_quarter (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  business_date text NOT NULL,
  currency text NOT NULL,
  quarter bigint NOT NULL,
  orders bigint NOT NULL,
  gross bigint NOT NULL,
  discount bigint NOT NULL,
  net bigint NOT NULL,
  tax bigint NOT NULL,
  total bigint NOT NULL,
  PRIMARY KEY (org, shop, business_date, currency, quarter)
);

CREATE TABLE evertill.sales_by_item (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  business_date text NOT NULL,
  currency text NOT NULL,
  item_id uuid NOT NULL,
  category_id uuid,
  name text NOT NULL,
  lines bigint NOT NULL,
  quantity bigint NOT NULL,
  total bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (org, shop, business_date, currency, item_id, category_id, name)
);

CREATE TABLE evertill.sales_by_tender (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  business_date text NOT NULL,
  currency text NOT NULL,
  tender text NOT NULL,
  payments bigint NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (org, shop, business_date, currency, tender)
);

ALTER TABLE evertill.organisation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.shop ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.membership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.device ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.pairing_code ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.exception ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill."order" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.sales_by_quarter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.sales_by_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.sales_by_tender ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY of_org ON evertill.organisation USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.shop USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.membership USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.device USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.pairing_code USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.entry USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.exception USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill."order" USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.record USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.sales_by_quarter USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.sales_by_item USING (org = (SELECT evertill.app_org()));
CREATE POLICY of_org ON evertill.sales_by_tender USING (org = (SELECT evertill.app_org()));

-- The server reads all of its organisation, adds facts and moves projections. It can neither change nor cut a fact.
GRANT USAGE ON SCHEMA evertill TO evertill_server;
GRANT SELECT ON evertill.organisation, evertill.shop, evertill.membership TO evertill_server;
GRANT SELECT, INSERT, UPDATE ON evertill.device TO evertill_server;
GRANT SELECT, INSERT, DELETE ON evertill.pairing_code TO evertill_server;
GRANT SELECT, INSERT ON evertill.entry TO evertill_server;
GRANT UPDATE (readable) ON evertill.entry TO evertill_server;
GRANT SELECT, INSERT ON evertill.exception TO evertill_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON evertill."order", evertill.record, evertill.sales_by_quarter,
  evertill.sales_by_item, evertill.sales_by_tender TO evertill_server;

-- What must be asked before the organisation is known. Each question has its own function, and each function sees only
-- the columns that it needs; nobody can sign in as the role that they run as.
GRANT USAGE ON SCHEMA evertill TO evertill_lookup;
GRANT SELECT (token_hash, org, shop, id) ON evertill.device TO evertill_lookup;
GRANT SELECT (code_hash, org, shop, expires_at) ON evertill.pairing_code TO evertill_lookup;
GRANT SELECT (user_id, org) ON evertill.membership TO evertill_lookup;
GRANT SELECT (org, shop, readable) ON evertill.entry TO evertill_lookup;
CREATE POLICY lookup ON evertill.device FOR SELECT TO evertill_lookup USING (true);
CREATE POLICY lookup ON evertill.pairing_code FOR SELECT TO evertill_lookup USING (true);
CREATE POLICY lookup ON evertill.membership FOR SELECT TO evertill_lookup USING (true);
CREATE POLICY lookup ON evertill.entry FOR SELECT TO evertill_lookup USING (true);

CREATE SCHEMA lookup AUTHORIZATION evertill_lookup;
SET LOCAL ROLE evertill_lookup;
GRANT USAGE ON SCHEMA lookup TO evertill_server, evertill_owner;

CREATE FUNCTION lookup.device_of_token(wanted bytea) RETURNS TABLE (org uuid, shop uuid, device uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT d.org, d.shop, d.id FROM evertill.device d WHERE d.token_hash = wanted';

CREATE FUNCTION lookup.shop_of_pairing_code(wanted bytea, at bigint) RETURNS TABLE (org uuid, shop uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT c.org, c.shop FROM evertill.pairing_code c WHERE c.code_hash = wanted AND c.expires_at > at';

CREATE FUNCTION lookup.orgs_of_user(wanted text) RETURNS TABLE (org uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT m.org FROM evertill.membership m WHERE m.user_id = wanted ORDER BY m.org';

CREATE FUNCTION lookup.shops_with_unread_entries() RETURNS TABLE (org uuid, shop uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT DISTINCT e.org, e.shop FROM evertill.entry e WHERE NOT e.readable';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA lookup FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA lookup TO evertill_server;
GRANT EXECUTE ON FUNCTION lookup.orgs_of_user TO evertill_owner;
SET LOCAL ROLE evertill_owner;
