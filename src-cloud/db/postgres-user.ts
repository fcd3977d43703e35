import { execFile, execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Whom Postgres's programs run as: ourselves, or somebody else, since Postgres refuses to be root. */
export interface PostgresUser {
  readonly ids: { readonly uid: number; readonly gid: number } | null;
  /** It keeps root's right to pass through directories that are closed to others, such as /root. */
  readonly passesClosedDirectories: boolean;
}

/**
 * Root runs Postgres as `postgres`, or as `nobody` where that user does not exist: no account is made. A data directory
 * that exists stays its owner's.
 */
export function choosePostgresUser(dataDirectory: string, binaries: PostgresBinaries): PostgresUser {
  if (process.getuid?.() !== 0) return { ids: null, passesClosedDirectories: false };
  const ids = existsSync(dataDirectory) ? statSync(dataDirectory) : (idsOf('postgres') ?? idsOf('nobody'));
  if (!ids || ids.uid === 0) throw new Error('Postgres does not run as root. Start the cloud as another user.');
  const open = [dataDirectory, binaries.postgres].every((path) => isOpenToAll(dirname(path)));
  return { ids: { uid: ids.uid, gid: ids.gid }, passesClosedDirectories: !open };
}

/** Runs a program as that user. */
export function asUser({ ids, passesClosedDirectories }: PostgresUser, program: string, args: readonly string[]) {
  const options = { cwd: tmpdir(), env: { ...process.env, LC_ALL: 'C' } };
  if (!ids) return run(program, [...args], options);
  if (!passesClosedDirectories) return run(program, [...args], { ...options, ...ids });
  // Without the securebit, access(2), by which Postgres looks for its files, would not see the right.
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  const who = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  return run('setpriv', [...who, ...rights, program, ...args], options);
}

const run = promisify(execFile);

function idsOf(name: string): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** Whether everybody may pass through this directory and all above it. */
function isOpenToAll(directory: string): boolean {
  const above = dirname(directory);
  const open = !existsSync(directory) || (statSync(directory).mode & 0o001) !== 0;
  return open && (above === directory || isOpenToAll(above));
}
