import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import type { NewId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { StartRefusal } from '../engine/open-directory.ts';
import { listBackups } from './backup-files.ts';
import { type Restored, type RestoreRefusal, restoreTill } from './restore-till.ts';

const root = join(import.meta.dirname, '../..');

/**
 * `npm run restore -- --data DIR [--from FILE] [--even-unsent]`: without a file it lists the backups. Exits 0 when it is
 * done, 1 when it refuses, 2 on a wrong call or while a till runs; spec [B20].
 */
function main(): number {
  const { directory, from, evenUnsent } = readFlags();
  if (from === null) return list(directory);
  if (!existsSync(from)) {
    console.error(`There is no file ${from}.`);
    return 2;
  }
  const restored = restoreTill({
    ...{ directory, from, evenUnsent },
    migrations: join(root, 'migrations/till'),
    now: asInstant(Date.now()),
    newId: v7 as NewId,
  });
  if (restored.ok) console.log(success(restored.value));
  else console.error(refusal(restored.error));
  return restored.ok ? 0 : 1;
}

function readFlags() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: process.env.EVERTILL_DATA || join(root, '.evertill') },
      from: { type: 'string' },
      'even-unsent': { type: 'boolean', default: false },
    },
  });
  return {
    directory: resolve(values.data),
    from: values.from === undefined ? null : resolve(values.from),
    evenUnsent: values['even-unsent'],
  };
}

function list(directory: string): number {
  const backups = listBackups(directory);
  for (const { at, bytes, path } of backups) {
    console.log(`${new Date(at).toISOString()}  ${String(Math.ceil(bytes / 1024)).padStart(8)} KB  ${path}`);
  }
  console.log(
    backups.length > 0
      ? 'Newest first, in UTC. Name one with --from.'
      : `There are no backups in ${directory}. Name a file with --from.`,
  );
  return 0;
}

const success = ({ entries, lastAt, setAside, report }: Restored): string =>
  `Restored ${entries} entries${lastAt === null ? '' : `, the last of ${new Date(lastAt).toISOString()}`}. ` +
  (setAside === null ? '' : `The file that stood there is in ${setAside}. `) +
  `Slips that waited are not printed. What is known to be missing stands in ${report}.`;

function refusal(refused: RestoreRefusal): string {
  switch (refused.kind) {
    case 'bad-backup':
      return 'That file is no whole till, so it was not restored. Nothing was changed.';
    case 'newer-backup':
      return 'That file belongs to another version of Evertill. Update this app; nothing was changed.';
    case 'unsent':
      return refused.entries === null
        ? 'The present file cannot be read. Start the till: it recovers what can be. Or restore with --even-unsent. Nothing was changed.'
        : `${refused.entries} entries of the present file are neither in that one nor surely in the cloud. Start the till and ` +
            'let it send them, or restore with --even-unsent: they stay in the file that is set aside. Nothing was changed.';
    default:
      return refused satisfies never;
  }
}

try {
  process.exitCode = main();
} catch (error) {
  const isExpected = error instanceof StartRefusal || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!isExpected) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
