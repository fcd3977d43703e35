-- Refunds, summed by the trading day on which they were given, whenever the order was sold: `amount` is what they returned of
-- sales, of which `net` and `tax` are parts; tips and rounding went back beside it.
CREATE TABLE evertill.refunds_by_tender (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  business_date text NOT NULL,
  currency text NOT NULL,
  tender text NOT NULL,
  refunds bigint NOT NULL,
  amount bigint NOT NULL,
  net bigint NOT NULL,
  tax bigint NOT NULL,
  tips bigint NOT NULL,
  rounding bigint NOT NULL,
  PRIMARY KEY (org, shop, business_date, currency, tender)
);

ALTER TABLE evertill.refunds_by_tender ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.refunds_by_tender USING (org = (SELECT evertill.app_org()));
GRANT SELECT, INSERT, UPDATE, DELETE ON evertill.refunds_by_tender TO evertill_server;
