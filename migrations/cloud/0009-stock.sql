-- How much there is of each item of a shop, in thousandths: the sum of its stock movements. `reach` is JSON: for each
-- segment that said anything of the item the seq up to which it is in the level, so that a till can add what it has
-- recorded since. A projection, but a row is never deleted: tills would go on with what it last said.
CREATE TABLE evertill.stock_level (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  item uuid NOT NULL,
  level bigint NOT NULL,
  reach text NOT NULL,
  PRIMARY KEY (org, shop, item)
);
ALTER TABLE evertill.stock_level ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.stock_level USING (org = (SELECT evertill.app_org()));
GRANT SELECT, INSERT, UPDATE ON evertill.stock_level TO evertill_server;
SELECT shapes.publish('evertill.stock_level', 'item');

-- A sale names its order. One that came before this version could read it is filed under its order when it is read.
GRANT UPDATE (order_id) ON evertill.entry TO evertill_server;

-- Folding a shop's stock again reads these alone.
CREATE INDEX entry_of_stock ON evertill.entry (org, shop) WHERE type = 'stock.moved';
