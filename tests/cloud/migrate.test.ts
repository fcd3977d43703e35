import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '#cloud/db/embedded-postgres.ts';
import { MigrationRefusal } from '#cloud/db/migrate.ts';
import { urlAs } from '#cloud/db/roles.ts';
import { applyMigrations as apply, databasesToMigrate, queryAsAdmin as query } from '#support/cloud-migrations.ts';
import { CLOUD_MIGRATIONS, TEST_SECRET } from '#support/migrated-cluster.ts';

describe('[CL2] migrations', () => {
  const databases = databasesToMigrate();

  test('are applied once and in order, also by replicas that start together', async () => {
    const database = await databases.createEmpty();
    await Promise.all([apply(database), apply(database), apply(database)]);
    await apply(database);
    const rows = await query(database, 'SELECT number, name FROM evertill.migration ORDER BY number');
    expect(rows).toEqual([
      { number: 1, name: '0001-auth.sql' },
      { number: 2, name: '0002-journal.sql' },
      { number: 4, name: '0004-devices.sql' },
      { number: 5, name: '0005-shop-feed.sql' },
      { number: 6, name: '0006-acknowledged.sql' },
      { number: 7, name: '0007-shape-log.sql' },
      { number: 8, name: '0008-shop-key.sql' },
      { number: 9, name: '0009-stock.sql' },
      { number: 10, name: '0010-rows.sql' },
      { number: 11, name: '0011-tips.sql' },
      { number: 12, name: '0012-refunds.sql' },
      { number: 13, name: '0013-guests.sql' },
      { number: 14, name: '0014-mails.sql' },
      { number: 15, name: '0015-drawer.sql' },
    ]);
  });

  test('leave everything to the owning role, which is no superuser', async () => {
    const database = await databases.createEmpty();
    await apply(database);
    const owners = await query(
      database,
      `SELECT DISTINCT r.rolname AS owner, r.rolsuper OR r.rolbypassrls OR r.rolcanlogin AS mighty
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
       WHERE n.nspname IN ('evertill', 'auth', 'lookup')`,
    );
    expect(owners).toEqual([{ owner: 'evertill_owner', mighty: false }]);
  });

  test('can be applied by somebody who is no superuser, as on a Postgres that is rented', async () => {
    const cluster = await mkdtemp(join(tmpdir(), 'evertill-rented-'));
    const rented = await startEmbeddedPostgres({ directory: cluster, password: 'p', settings: { fsync: 'off' } });
    try {
      await query(rented.adminUrl, "CREATE ROLE tenant LOGIN CREATEROLE PASSWORD 'p'");
      await query(rented.adminUrl, 'CREATE DATABASE till OWNER tenant');
      const { host } = new URL(rented.adminUrl);
      const database = `postgres://tenant:p@${host}/till`;
      await apply(database);
      await apply(database);
      expect(
        await query(database, "SELECT rolcanlogin AS known FROM pg_roles WHERE rolname = 'evertill_server'"),
      ).toEqual([{ known: true }]);
      expect(await query(urlAs('evertill_server', database, TEST_SECRET), 'SELECT * FROM evertill.entry')).toEqual([]);
    } finally {
      await rented.stop();
      await rm(cluster, { recursive: true, force: true });
    }
  });

  test('that changed after they landed are refused, but not for their line ends', async () => {
    const database = await databases.createEmpty();
    await apply(database);
    const altered = await mkdtemp(join(tmpdir(), 'evertill-migrations-'));
    await cp(CLOUD_MIGRATIONS, altered, { recursive: true });
    const file = join(altered, '0002-journal.sql');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll('\n', '\r\n'));
    await apply(database, { directory: altered });
    await writeFile(file, `${text}\n-- one word more`);
    await expect(apply(database, { directory: altered })).rejects.toThrow(MigrationRefusal);
    await expect(apply(database, { directory: altered })).rejects.toThrow('Migration 0002-journal.sql is not the one');
    await rm(altered, { recursive: true });
  });

  test('of a newer version are refused in one sentence, and nothing is touched', async () => {
    const database = await databases.createEmpty();
    await apply(database);
    await query(database, "INSERT INTO evertill.migration VALUES (9999, '9999-future.sql', 'x')");
    await expect(apply(database)).rejects.toThrow('made by a newer version: it knows migration 9999-future.sql');
  });

  test('that fail leave nothing half done', async () => {
    const database = await databases.createEmpty();
    const broken = await mkdtemp(join(tmpdir(), 'evertill-migrations-'));
    await cp(CLOUD_MIGRATIONS, broken, { recursive: true });
    await writeFile(join(broken, '9998-broken.sql'), 'CREATE TABLE evertill.half (a int); SELECT 1 / 0;');
    await expect(apply(database, { directory: broken })).rejects.toThrow('division by zero');
    expect(await query(database, "SELECT to_regclass('evertill.half') AS half")).toEqual([{ half: null }]);
    expect(await query(database, 'SELECT max(number) AS last FROM evertill.migration')).toEqual([{ last: 15 }]);
    await rm(broken, { recursive: true });
  });
});
