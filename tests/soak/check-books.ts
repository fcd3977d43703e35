import { join } from 'node:path';
import { bytesToId } from '#main/db/bytes.ts';
import { openReader } from '#main/db/connection.ts';
import { TILL_FILE } from '#main/engine/till-files.ts';
import { runToEnd } from '#support/processes.ts';
import { openOffice } from './office.ts';
import type { Sold } from './sell.ts';
import type { SoakShop } from './shop.ts';

/** Holds both sides against each other once all has been sent; answers what is wrong, a sentence each. */
export async function checkBooks(shop: SoakShop, sold: Sold): Promise<string[]> {
  const wrong: string[] = [];
  const must = (isSo: boolean, sentence: string) => {
    if (!isSo) wrong.push(sentence);
  };
  const report = await (await openOffice(shop.cloudUrl)).sold();
  const total = [...sold.values()].reduce((sum, one) => sum + one, 0);
  must(report.orders === sold.size, `${sold.size} orders were settled and the owner sees ${report.orders}`);
  must(report.total === total, `they came to ${total} and the owner sees ${report.total}`);
  const recorded = shop.tills.flatMap(({ directory }) => entriesIn(directory));
  const { rows } = (await shop.database()?.query<{ id: string }>('SELECT id FROM evertill.entry')) ?? { rows: [] };
  must(rows.length === recorded.length, `${recorded.length} entries were recorded and the cloud has ${rows.length}`);
  const held = new Set(rows.map(({ id }) => id));
  must(held.size === rows.length, `${rows.length - held.size} entries are in the cloud twice`);
  const missing = recorded.filter((id) => !held.has(id));
  must(missing.length === 0, `the cloud misses ${missing.length} entries, first ${missing[0]}`);
  wrong.push(...(await verifyBoth(shop)));
  return wrong;
}

async function verifyBoth({ directory, tills }: SoakShop): Promise<string[]> {
  const checks = [
    ...tills.map((till) => ['src-main/engine/verify-command.ts', '--data', till.directory] as const),
    ['src-cloud/main.ts', 'verify', '--data', directory] as const,
  ];
  const wrong: string[] = [];
  for (const [script, ...args] of checks) {
    const { code, said } = await runToEnd(script, ...args);
    console.log(`${script}: ${said.trim()}`);
    if (code !== 0) wrong.push(`${script} ended with ${code}: ${said.trim()}`);
  }
  return wrong;
}

function entriesIn(directory: string): string[] {
  const db = openReader(join(directory, TILL_FILE));
  try {
    return (db.prepare('SELECT id FROM entry').all() as { id: Uint8Array }[]).map(({ id }) => bytesToId(id));
  } finally {
    db.close();
  }
}
