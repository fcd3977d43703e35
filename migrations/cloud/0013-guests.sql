-- What is known of an order's guests, as the staff in 0010: rows of which the highest version stands; the id is the order's.
CREATE TABLE evertill.guest (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  id uuid NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (org, shop, id),
  FOREIGN KEY (org, shop) REFERENCES evertill.shop
);

ALTER TABLE evertill.guest ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.guest USING (org = (SELECT evertill.app_org()));

-- Written over, never taken away: that somebody was erased must stay known.
GRANT SELECT, INSERT, UPDATE (content) ON evertill.guest TO evertill_server;

SELECT shapes.publish('evertill.guest', 'id');
