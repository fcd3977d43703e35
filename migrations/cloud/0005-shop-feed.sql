-- What a shop's tills tell each other through the cloud: the entries of its orders that are open or were touched lately,
-- whole orders only. One shape of this table, by organisation and shop, serves all tills of a shop. `received_at` is the
-- entry's own: when an order was last touched is read from here.
CREATE TABLE evertill.shop_feed (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  device uuid NOT NULL,
  order_id uuid NOT NULL,
  received_at bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (org, shop, id, hash)
);
CREATE INDEX shop_feed_of_order ON evertill.shop_feed (org, shop, order_id, received_at);

-- What was there before the feed was. The owning role sees all rows only while their policies are not forced on it.
ALTER TABLE evertill.entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill."order" NO FORCE ROW LEVEL SECURITY;
INSERT INTO evertill.shop_feed (org, shop, id, hash, device, order_id, received_at, body)
  SELECT e.org, e.shop, e.id, e.hash, e.device, e.order_id, e.received_at, e.body
  FROM evertill."order" o JOIN evertill.entry e ON e.org = o.org AND e.shop = o.shop AND e.order_id = o.id
  WHERE o.state NOT IN ('completed', 'cancelled')
    OR o.last_at > extract(epoch FROM now() - interval '4 days') * 1000;
ALTER TABLE evertill.entry FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill."order" FORCE ROW LEVEL SECURITY;

ALTER TABLE evertill.shop_feed ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.shop_feed USING (org = (SELECT evertill.app_org()));
GRANT SELECT, INSERT, DELETE ON evertill.shop_feed TO evertill_server;

-- Work that is done for every shop in turn must know which there are.
GRANT SELECT (org, id) ON evertill.shop TO evertill_lookup;
CREATE POLICY lookup ON evertill.shop FOR SELECT TO evertill_lookup USING (true);
SET LOCAL ROLE evertill_lookup;
CREATE FUNCTION lookup.every_shop() RETURNS TABLE (org uuid, shop uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT s.org, s.id FROM evertill.shop s ORDER BY s.org, s.id';
REVOKE ALL ON FUNCTION lookup.every_shop FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lookup.every_shop TO evertill_server;
SET LOCAL ROLE evertill_owner;
