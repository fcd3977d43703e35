import { createHmac } from 'node:crypto';
import pg from 'pg';

/*
 * Who does what in the database: `evertill_owner` owns everything and signs in nowhere, `evertill_lookup` answers the
 * few questions that come before the organisation is known, `evertill_capture` may only add to the log of changed rows,
 * `evertill_server` serves, `evertill_auth` signs people in. None is a superuser and none passes row-level security by;
 * spec [CL1].
 */
const roles = ['evertill_owner', 'evertill_lookup', 'evertill_capture', 'evertill_server', 'evertill_auth'] as const;
export type LoginRole = 'evertill_server' | 'evertill_auth';

/** All replicas know the secret, so all know the passwords, and nobody has to be told them. */
export const passwordOf = (role: LoginRole, secret: string): string =>
  createHmac('sha256', secret).update(`role ${role}`).digest('base64url');

/** The same database, as a role of ours. */
export function urlAs(role: LoginRole, adminUrl: string, secret: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwordOf(role, secret);
  return url.href;
}

/** Makes the roles where they are missing. `admin` may create roles and schemas; it is not used to serve. */
export async function ensureRoles(admin: pg.Client, adminUrl: string, secret: string): Promise<void> {
  for (const role of roles) await ensureRole(admin, role);
  const { rows } = await admin.query<{ database: string; superuser: boolean }>(
    'SELECT current_database() AS database, rolsuper AS superuser FROM pg_roles WHERE rolname = current_user',
  );
  // The owner may make things in the others' names, but sees no more than its own policies let it.
  const only = 'WITH INHERIT FALSE, SET TRUE';
  const others = 'evertill_lookup, evertill_capture';
  if (!rows[0]?.superuser) await admin.query(`GRANT evertill_owner, ${others} TO CURRENT_USER ${only}`);
  await admin.query(`GRANT ${others} TO evertill_owner ${only}`);
  const database = admin.escapeIdentifier(rows[0]?.database ?? '');
  await admin.query(`GRANT CREATE, CONNECT ON DATABASE ${database} TO evertill_owner`);
  await admin.query(`GRANT CONNECT ON DATABASE ${database} TO evertill_server, evertill_auth`);
  for (const role of ['evertill_server', 'evertill_auth'] as const) {
    if (await canSignIn(urlAs(role, adminUrl, secret))) continue;
    const password = admin.escapeLiteral(passwordOf(role, secret));
    await admin.query(`ALTER ROLE ${role} LOGIN PASSWORD ${password}`);
  }
}

async function ensureRole(admin: pg.Client, role: string): Promise<void> {
  const { rows } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rows.length > 0) return;
  try {
    await admin.query(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`);
  } catch (error) {
    // Roles are the whole cluster's: a cloud on another database may have made it just now.
    if (!(error instanceof pg.DatabaseError && (error.code === '42710' || error.code === '23505'))) throw error;
  }
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
