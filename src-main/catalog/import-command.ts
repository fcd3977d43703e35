import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeMenuFile, menuFileTooLarge } from '#shared/catalog/menu-file.ts';
import {
  type ImportFormat,
  type ImportPreview,
  type ImportRequest,
  MAX_IMPORT_BYTES,
} from '#shared/catalog/menu-import.ts';
import type { Refusal } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { StartRefusal } from '../engine/open-directory.ts';
import { type ImportDoor, NoTill, openImportDoor } from './import-door.ts';

const USAGE = 'npm run import -- FILE.csv [--data DIR] [--skip-bad-rows] [--preview]';
const root = join(import.meta.dirname, '../..');

/** Exits 0 when the file is imported, 1 when it is refused or has bad rows, 2 on a wrong call or without a till; [I21]. */
async function main(): Promise<number> {
  const flags = readFlags();
  const file = readMenuFile(flags.file);
  if (!file.ok) return refused(file.error);
  const door = await openImportDoor(flags.directory, join(root, 'migrations/till'));
  try {
    return await importThrough(door, file.value, flags);
  } finally {
    await door.close();
  }
}

interface Flags {
  readonly file: string;
  readonly directory: string;
  readonly skipsBadRows: boolean;
  readonly isPreview: boolean;
}

class WrongCall extends Error {}

function readFlags(): Flags {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: process.env.EVERTILL_DATA || join(root, '.evertill') },
      'skip-bad-rows': { type: 'boolean', default: false },
      preview: { type: 'boolean', default: false },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new WrongCall(`Name one menu file: ${USAGE}`);
  return {
    file,
    directory: resolve(values.data),
    skipsBadRows: values['skip-bad-rows'],
    isPreview: values.preview,
  };
}

/** Looks at the size before it reads anything. */
function readMenuFile(path: string): Result<ImportRequest, Refusal> {
  try {
    const { size } = statSync(path);
    if (size > MAX_IMPORT_BYTES) return err(menuFileTooLarge());
    const text = decodeMenuFile(readFileSync(path));
    return text.ok ? ok({ fileName: basename(path).slice(-255), text: text.value }) : text;
  } catch (error) {
    throw new WrongCall(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not read it',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? message;
}

async function importThrough(door: ImportDoor, file: ImportRequest, flags: Flags): Promise<number> {
  const preview = await door.preview(file);
  if (!preview.ok) return refused(preview.error);
  tell(file.fileName, preview.value);
  const { badRows } = preview.value;
  if (badRows > 0 && !flags.skipsBadRows) {
    console.log('\nNothing was imported. Mend these rows, or import the others with --skip-bad-rows.');
    return 1;
  }
  if (flags.isPreview) {
    console.log('\nThis was a preview: nothing was imported.');
    return 0;
  }
  const result = await door.import(file, flags.skipsBadRows ? 'skip' : 'refuse');
  if (!result.ok) return refused(result.error);
  const { added, changed, unchanged, skipped } = result.value;
  if (added + changed > 0) {
    console.log(
      `\nImported: ${added} added, ${changed} changed${skipped > 0 ? `, ${skipped} bad rows passed over` : ''}.`,
    );
    return 0;
  }
  if (skipped > 0 && unchanged === 0) {
    console.log('\nNothing was imported: no row can be read.');
    return 1;
  }
  console.log('\nThe menu says all of this already: nothing was changed.');
  return 0;
}

const formatNames: Readonly<Record<ImportFormat, string>> = {
  square: 'an export of Square',
  loyverse: 'an export of Loyverse',
  toast: 'an export of Toast',
  shopify: 'products of Shopify',
  plain: 'a plain table',
};

function tell(fileName: string, preview: ImportPreview): void {
  const { added, changed, unchanged, leftOut, categories, taxes, badRows, problems, notes } = preview;
  const counts = { new: added, changed, unchanged, 'left out': leftOut, bad: badRows };
  const items = Object.entries(counts).filter(([, count]) => count > 0);
  console.log(`${fileName}: ${formatNames[preview.format]}, ${preview.rows} rows.`);
  console.log(`  items: ${items.map(([what, count]) => `${count} ${what}`).join(', ')}`);
  if (categories > 0) console.log(`  categories: ${categories} new`);
  if (taxes > 0) console.log(`  taxes: ${taxes} new`);
  for (const { message } of notes) console.log(`\n${message}`);
  if (badRows === 0) return;
  console.log('\nRows that cannot be read:');
  for (const { line, column, message } of problems) {
    console.log(`  line ${String(line).padStart(5)}  ${column ? `${column}: ` : ''}${message}`);
  }
  if (badRows > problems.length) console.log(`  and ${badRows - problems.length} more`);
}

function refused({ message }: Refusal): number {
  console.error(message);
  return 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isWrongCall = error instanceof WrongCall || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!isWrongCall && !(error instanceof NoTill) && !(error instanceof StartRefusal)) throw error;
  console.error(error instanceof Error ? error.message.split('\n')[0] : error);
  process.exitCode = 2;
}
