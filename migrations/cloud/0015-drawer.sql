-- Sessions of the tills' cash drawers, folded from their entries: `body` is the session, the rest says where it stands among all
-- entries, and on which trading day it was opened.
CREATE TABLE evertill.drawer_session (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  device uuid NOT NULL,
  business_date text NOT NULL,
  opened text,
  closed text,
  last text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (org, shop, id)
);
CREATE INDEX drawer_session_of_day ON evertill.drawer_session (org, shop, business_date);
-- Where one comes late, all that its till said of its drawer is read again.
CREATE INDEX entry_of_drawer ON evertill.entry (org, shop, device)
  WHERE type IN ('drawer.opened', 'drawer.moved', 'drawer.no-sale', 'drawer.closed');

ALTER TABLE evertill.drawer_session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.drawer_session USING (org = (SELECT evertill.app_org()));
GRANT SELECT, INSERT, UPDATE, DELETE ON evertill.drawer_session TO evertill_server;

-- What was given away, and what was charged for the service with the taxes that it bears: parts of sums that were there before.
ALTER TABLE evertill.sales_by_quarter
  ADD COLUMN comps bigint NOT NULL DEFAULT 0,
  ADD COLUMN service_charge bigint NOT NULL DEFAULT 0;

-- The sums of what was sold before. Postgres reads no JSON that holds a nought character: such an order is left to a rebuild.
ALTER TABLE evertill."order" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.sales_by_quarter NO FORCE ROW LEVEL SECURITY;
UPDATE evertill.sales_by_quarter held SET comps = sold.comps, service_charge = sold.charge
FROM (
  SELECT org, shop, business_date, body::json #>> '{pricing,currency}' AS currency,
    (body::json #>> '{status,at}')::bigint / 900000 * 900000 AS quarter,
    sum(coalesce((body::json #>> '{status,totals,comps}')::bigint, 0)) AS comps,
    sum(coalesce((body::json #>> '{status,totals,serviceCharge,total}')::bigint, 0)) AS charge
  FROM evertill."order"
  WHERE state = 'completed' AND NOT 'beyond-sums' = ANY (flags)
    AND (strpos(body, '"comps":') > 0 OR strpos(body, '"serviceCharge":{') > 0)
    AND strpos(body, '\u0000') = 0
  GROUP BY 1, 2, 3, 4, 5
) sold
WHERE held.org = sold.org AND held.shop = sold.shop AND held.business_date = sold.business_date
  AND held.currency = sold.currency AND held.quarter = sold.quarter;
ALTER TABLE evertill."order" FORCE ROW LEVEL SECURITY;
ALTER TABLE evertill.sales_by_quarter FORCE ROW LEVEL SECURITY;
