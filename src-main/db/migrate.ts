import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writer } from './connection.ts';

/** The file was written by a newer app, or a landed migration was altered: neither may be opened for writing. */
export class MigrationRefusal extends Error {
  readonly reason: 'newer-file' | 'altered-migration';
  constructor(reason: 'newer-file' | 'altered-migration', message: string) {
    super(message);
    this.reason = reason;
  }
}

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** What is done before a file that is in use is changed. */
export type BeforeMigrating = (db: Writer) => void;

/** Applies the numbered `.sql` files that this file has not seen, each in one transaction, up to `last` if given. */
export function migrate(
  db: Writer,
  directory: string,
  last = Number.POSITIVE_INFINITY,
  before: BeforeMigrating = () => {},
): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT',
  );
  const applied = db.prepare('SELECT number, name, checksum FROM migration ORDER BY number').all() as {
    number: number;
    name: string;
    checksum: string;
  }[];
  const migrations = readMigrations(directory);
  const byNumber = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, checksum } of applied) {
    const known = byNumber.get(number);
    if (!known) throw new MigrationRefusal('newer-file', `the data was written by a newer version (migration ${name})`);
    if (known.checksum !== checksum) {
      throw new MigrationRefusal('altered-migration', `migration ${name} is not the one this data was made with`);
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  const due = migrations.filter(({ number }) => !done.has(number) && number <= last);
  if (applied.length > 0 && due.length > 0) before(db);
  for (const migration of due) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.prepare('INSERT INTO migration (number, name, checksum) VALUES (?, ?, ?)').run(
        migration.number,
        migration.name,
        migration.checksum,
      );
    }).immediate();
  }
}

/** Line ends do not count: a checkout on Windows holds the same migration. */
function readMigrations(directory: string): Migration[] {
  return readdirSync(directory)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n');
      return {
        number: Number(file.slice(0, 4)),
        name: file,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    });
}
