-- What tills follow as shapes (docs/spec/shapes.md): a log of which rows of the published tables changed, whoever
-- changed them and however. It says which, never what they hold: rows are read as they stand.
--
-- A place in the log is (xid, op). Rows of one transaction stand together, and nothing comes before a place that is older
-- than every transaction still under way. A `floor` is what is left of entries that were trimmed away: whoever stands
-- before it has missed something.
CREATE TABLE evertill.shape_log (
  org uuid NOT NULL,
  shop uuid NOT NULL,
  relation text NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  op bigint GENERATED ALWAYS AS IDENTITY,
  operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete', 'floor')),
  key text[] NOT NULL,
  changed text[],
  logged_at bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000)::bigint,
  PRIMARY KEY (org, shop, relation, xid, op)
);

ALTER TABLE evertill.shape_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_org ON evertill.shape_log USING (org = (SELECT evertill.app_org()));

-- The server reads and trims the log of its organisation. It writes none: that is for whoever captures.
GRANT SELECT, DELETE ON evertill.shape_log TO evertill_server;
GRANT UPDATE (operation, key, changed) ON evertill.shape_log TO evertill_server;

GRANT USAGE ON SCHEMA evertill TO evertill_capture;
GRANT INSERT ON evertill.shape_log TO evertill_capture;
CREATE POLICY capture ON evertill.shape_log FOR INSERT TO evertill_capture WITH CHECK (true);

CREATE SCHEMA shapes AUTHORIZATION evertill_capture;
SET LOCAL ROLE evertill_capture;
GRANT USAGE ON SCHEMA shapes TO evertill_owner;

-- Runs as the role that may only add to the log, so that it works for every writer and gives none of them more.
-- Its arguments are the columns that tell the rows of a shop apart. An update that changes nothing is none.
CREATE FUNCTION shapes.capture() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  key_of text := (SELECT 'ARRAY[' || string_agg(format('r.%I::text', name), ', ') || ']' FROM unnest(TG_ARGV) AS name);
  touched text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT org, shop FROM new_rows'
    WHEN 'DELETE' THEN 'SELECT org, shop FROM old_rows'
    ELSE 'SELECT org, shop FROM old_rows UNION SELECT org, shop FROM new_rows'
  END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    EXECUTE format($log$
      WITH was AS (SELECT org, shop, %1$s AS key, to_jsonb(r) AS row FROM old_rows r),
        is_now AS (SELECT org, shop, %1$s AS key, to_jsonb(r) AS row FROM new_rows r)
      INSERT INTO evertill.shape_log (org, shop, relation, operation, key, changed)
      SELECT org, shop, %2$L,
        CASE WHEN was.row IS NULL THEN 'insert' WHEN is_now.row IS NULL THEN 'delete' ELSE 'update' END,
        key, CASE WHEN was.row IS NOT NULL AND is_now.row IS NOT NULL THEN differing.columns END
      FROM was FULL JOIN is_now USING (org, shop, key) CROSS JOIN LATERAL (
        SELECT array_agg(now.key) AS columns FROM jsonb_each(is_now.row) AS now
        WHERE now.value IS DISTINCT FROM was.row -> now.key
      ) AS differing
      WHERE was.row IS DISTINCT FROM is_now.row
    $log$, key_of, TG_TABLE_NAME);
  ELSE
    EXECUTE format(
      'INSERT INTO evertill.shape_log (org, shop, relation, operation, key) SELECT org, shop, %L, %L, %s FROM %I AS r',
      TG_TABLE_NAME, lower(TG_OP), key_of, CASE TG_OP WHEN 'INSERT' THEN 'new_rows' ELSE 'old_rows' END
    );
  END IF;
  EXECUTE format(
    $tell$
      SELECT pg_notify('evertill_shapes', json_build_object('org', org, 'shop', shop, 'table', %L)::text)
      FROM (SELECT DISTINCT org, shop FROM (%s) AS touched) AS shop_of
    $tell$, TG_TABLE_NAME, touched
  );
  RETURN NULL;
END $$;

-- Rows that are cut away at once cannot be told one by one.
CREATE FUNCTION shapes.refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is published: delete its rows instead', TG_TABLE_NAME;
END $$;

-- Has a table, whose primary key is (org, shop, …key), captured from now on.
CREATE FUNCTION shapes.publish(published regclass, VARIADIC key text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  arguments text := (SELECT string_agg(quote_literal(name), ', ') FROM unnest(key) AS name);
BEGIN
  EXECUTE format('CREATE TRIGGER capture_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION shapes.capture(%s)', published, arguments);
  EXECUTE format('CREATE TRIGGER capture_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION shapes.capture(%s)', published, arguments);
  EXECUTE format('CREATE TRIGGER capture_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION shapes.capture(%s)', published, arguments);
  EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION shapes.refuse_truncate()', published);
  -- What the Electric service asks of a table: an old row says whose it was.
  EXECUTE format('ALTER TABLE %s REPLICA IDENTITY FULL', published);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA shapes FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA shapes TO evertill_owner;
SET LOCAL ROLE evertill_owner;

SELECT shapes.publish('evertill.record', 'noun', 'id');
SELECT shapes.publish('evertill.shop_feed', 'id', 'hash');
