import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDevice } from './device.ts';
import { openDirectory, StartRefusal } from './open-directory.ts';
import { rebuild } from './rebuild.ts';
import { TILL_FILE } from './till-files.ts';
import { type Fault, verify } from './verify.ts';

/** `npm run verify -- --data DIR [--rebuild]`: exits 0 when all holds, 1 when something does not, 2 on a wrong call. */
function main(): number {
  const { directory, isRebuild } = readFlags();
  const path = join(directory, TILL_FILE);
  if (!existsSync(path)) {
    console.error(`There is no till in ${directory}. Name its directory with --data.`);
    return 2;
  }
  const migrations = join(import.meta.dirname, '../../migrations/till');
  if (isRebuild) rebuildIn(directory, migrations);
  const { entries, segments, orders, fault } = verify(path, migrations);
  if (fault) {
    console.error(sentence(fault));
    return 1;
  }
  console.log(`All holds: ${entries} entries in ${segments} segments, ${orders} orders fold to what the till shows.`);
  return 0;
}

function readFlags() {
  const { values } = parseArgs({
    options: { data: { type: 'string', default: '.evertill' }, rebuild: { type: 'boolean', default: false } },
  });
  return { directory: resolve(values.data), isRebuild: values.rebuild };
}

function rebuildIn(directory: string, migrations: string): void {
  const { db, close } = openDirectory(directory, migrations);
  const device = readDevice(db);
  if (device) rebuild(db, device.id);
  close();
  console.log('The projections were folded again from the journal.');
}

function sentence(fault: Fault): string {
  switch (fault.kind) {
    case 'file':
      return `The file is damaged: ${fault.detail}`;
    case 'chain':
      return `The first bad entry is ${fault.seq} of segment ${fault.segment}: ${chainSentences[fault.fault]}.`;
    case 'projection':
      return `Refolding the journal does not give what the till shows: ${fault.table} ${fault.key}. Run again with --rebuild.`;
    default:
      return fault satisfies never;
  }
}

const chainSentences = {
  gap: 'an entry before it is missing',
  'broken-link': 'it does not follow the entry before it',
  'wrong-hash': 'it was changed after it was written',
  'foreign-segment': 'it belongs to another segment',
  unreadable: 'its payload cannot be read',
} as const;

try {
  process.exitCode = main();
} catch (error) {
  const isExpected = error instanceof StartRefusal || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!isExpected) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
