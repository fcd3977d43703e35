import { setTimeout as pause } from 'node:timers/promises';
import { openReader, openWriter, transact } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { TILL_FILE } from '#main/engine/till-files.ts';
import { MIGRATIONS, openEngine, tempDirectory } from '#support/engine.ts';
import { type CloudOfItsOwn, startCloudOfItsOwn } from './cloud-of-its-own.ts';
import { copyOut } from './copy-out.ts';
import { type Figure, median } from './measure.ts';

const ROWS = 10_000;
/** One round may take half as long again as the next. */
const ROUNDS = 15;

/**
 * The first reading of a large menu by a till that has just been paired: from its first request, by the official client, past
 * the gatekeeper, to the cloud's own endpoint, to the last row in the till's file. Beside it the same rows read by COPY and written into the
 * same two tables in one transaction.
 */
export async function measureFirstSync(): Promise<Figure[]> {
  const cloud = await startCloudOfItsOwn();
  try {
    await plantMenu(cloud);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const took = { ours: await readByShape(cloud), bare: await readByCopy(cloud) };
      if (round === 0) continue;
      ours.push(took.ours);
      bare.push(took.bare);
    }
    return [
      {
        name: `first sync of ${ROWS} records, against COPY and one transaction`,
        value: median(ours.map((time, round) => time / (bare[round] ?? Number.NaN))),
        unit: '×',
        bound: { kind: 'at most', value: 2 },
        detail: `${Math.round(median(ours))} ms against ${Math.round(median(bare))} ms`,
      },
    ];
  } finally {
    await cloud.close();
  }
}

/** Items as the cloud folds them, edited by some till of the shop. */
const plantMenu = ({ database, org, shop }: CloudOfItsOwn): Promise<unknown> =>
  database.query(
    `INSERT INTO evertill.record (org, shop, noun, id, fields, stamps)
     SELECT $1, $2, 'item', gen_random_uuid(),
       format('{"name":"Item %s","price":%s,"categoryId":"%s","taxIds":["%s"],"position":%s}',
         n, 100 + n, gen_random_uuid(), gen_random_uuid(), n),
       format('[{"stamp":"0115000000000000.%s.%s.%s","fields":["categoryId","name","position","price","taxIds"]}]',
         gen_random_uuid(), gen_random_uuid(), lpad(n::text, 10, '0'))
     FROM generate_series(1, ${ROWS}) AS n`,
    [org, shop],
  );

async function readByShape(cloud: CloudOfItsOwn): Promise<number> {
  const directory = tempDirectory();
  let startedAt = Number.NaN;
  const till = openEngine(directory.path, {
    cloudUrl: cloud.url,
    seed: null,
    fetch: (input, init) => {
      const isFirst = Number.isNaN(startedAt) && String(input).includes('table=record');
      if (isFirst) startedAt = performance.now();
      return fetch(input, init);
    },
  });
  const reader = openReader(`${directory.path}/${TILL_FILE}`);
  const isThere = reader.prepare("SELECT 1 FROM record WHERE noun = 'item' AND id = ?").pluck();
  const last = Buffer.from((await lastId(cloud)).replaceAll('-', ''), 'hex');
  try {
    const code = await cloud.pairingCode();
    await till.client.sync.pair({ code });
    while (isThere.get(last) === undefined) await pause(1);
    return performance.now() - startedAt;
  } finally {
    reader.close();
    await till.close();
    directory.remove();
  }
}

/** Of the row that comes last. To count them again and again would hold up the till, which is in this process. */
async function lastId({ database, shop }: CloudOfItsOwn): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM evertill.record WHERE shop = $1 AND noun = 'item' ORDER BY id DESC LIMIT 1",
    [shop],
  );
  return rows[0]?.id ?? '';
}

async function readByCopy({ database, shop }: CloudOfItsOwn): Promise<number> {
  const directory = tempDirectory();
  const db = openWriter(`${directory.path}/bare.db`);
  migrate(db, MIGRATIONS);
  try {
    const startedAt = performance.now();
    const rows = await copyOut(
      database,
      `SELECT noun, id, fields, stamps FROM evertill.record WHERE shop = '${shop}' AND noun = 'item'`,
    );
    const inserts = ['pulled_record', 'record'].map((table) =>
      db.prepare(`INSERT INTO ${table} (noun, id, fields, stamps) VALUES (?, ?, ?, ?)`),
    );
    transact(db, () => {
      for (const [noun, id, fields, stamps] of rows) {
        const bytes = Buffer.from((id ?? '').replaceAll('-', ''), 'hex');
        for (const insert of inserts) insert.run(noun, bytes, fields, stamps);
      }
      return null;
    });
    return performance.now() - startedAt;
  } finally {
    db.close();
    directory.remove();
  }
}
