-- Up to which position a till was told that its entries are kept. It moves with the entries, and says what must be there.
CREATE TABLE evertill.acknowledged (
  org uuid NOT NULL,
  device uuid NOT NULL,
  segment uuid NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  PRIMARY KEY (org, device, segment),
  FOREIGN KEY (org, device) REFERENCES evertill.device
);

-- What was acknowledged before is what is held. The owning role sees all rows only while their policies are not forced
-- on it.
ALTER TABLE evertill.entry NO FORCE ROW LEVEL SECURITY;
INSERT INTO evertill.acknowledged (org, device, segment, seq)
  SELECT org, device, segment, max(seq) FROM evertill.entry GROUP BY org, device, segment;
ALTER TABLE evertill.entry FORCE ROW LEVEL SECURITY;

ALTER TABLE evertill.acknowledged ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.acknowledged USING (org = (SELECT evertill.app_org()));
GRANT SELECT, INSERT, UPDATE (seq) ON evertill.acknowledged TO evertill_server;

-- Edits of records are few among sales.
CREATE INDEX entry_of_records ON evertill.entry (org, shop) WHERE type IN ('catalog.changed', 'settings.changed');
