import { setTimeout as pause } from 'node:timers/promises';
import { openReader } from '#main/db/connection.ts';
import { TILL_FILE } from '#main/engine/till-files.ts';
import { newId, openDay, openOrder, type TestEngine, tempDirectory } from '#support/engine.ts';
import { until } from '#support/shapes.ts';
import { type CloudOfItsOwn, startCloudOfItsOwn } from './cloud-of-its-own.ts';
import { type Figure, median, quantile } from './measure.ts';

const ROUNDS = 5;
const TIMES = 100;
const TOAST = '00000000-0000-7000-8000-000000000011';

/** How old what a till shows of the shop is, with the cloud on the same machine: an edit in Postgres, and a line on another till. */
export async function measureFreshness(): Promise<Figure[]> {
  const directories = [tempDirectory(), tempDirectory()] as const;
  const cloud = await startCloudOfItsOwn();
  const bar = await cloud.openTill(directories[0].path);
  const kiosk = await cloud.openTill(directories[1].path);
  try {
    const edits = await inRounds(() => timeEdits(cloud, `${directories[1].path}/${TILL_FILE}`));
    await openDay(bar);
    await openDay(kiosk);
    const sales = await inRounds(() => timeLines(bar, kiosk));
    return [
      figure('edit in Postgres to the row in a till’s file, p95', edits, 100),
      figure('line answered on one till to order told on another, p95', sales, 300),
    ];
  } finally {
    await Promise.all([bar.close(), kiosk.close()]);
    await cloud.close();
    for (const directory of directories) directory.remove();
  }
}

/** The first round warms up. */
async function inRounds(work: () => Promise<number[]>): Promise<number[][]> {
  await work();
  const rounds: number[][] = [];
  while (rounds.length < ROUNDS) rounds.push(await work());
  return rounds;
}

const figure = (name: string, rounds: readonly number[][], bound: number): Figure => ({
  name,
  value: Math.round(median(rounds.map((times) => quantile(times, 0.95)))),
  unit: 'ms',
  bound: { kind: 'at most', value: bound },
  detail: `p50 ${median(rounds.map(median)).toFixed(0)} ms; ${ROUNDS} rounds of ${TIMES}`,
});

/** Renames an item by SQL, each time by a later edit than before, and looks into the till's file until it is there. */
async function timeEdits({ database, org, shop }: CloudOfItsOwn, file: string): Promise<number[]> {
  const reader = openReader(file);
  const stored = reader.prepare("SELECT fields ->> '$.name' FROM record WHERE noun = 'item' AND id = ?").pluck();
  const item = Buffer.from(TOAST.replaceAll('-', ''), 'hex');
  const times: number[] = [];
  try {
    for (let edit = 0; edit < TIMES; edit += 1) {
      const name = `Toast ${newId<string>()}`;
      const stamp = `${String(Date.now() * 2_048).padStart(16, '0')}.${newId()}.${newId()}.0000000001`;
      const startedAt = performance.now();
      await database.query(
        `UPDATE evertill.record SET fields = (fields::jsonb || $4::jsonb)::text, stamps = $5
         WHERE org = $1 AND shop = $2 AND noun = 'item' AND id = $3`,
        [org, shop, TOAST, JSON.stringify({ name }), JSON.stringify([{ stamp, fields: ['name'] }])],
      );
      while (stored.get(item) !== name) await pause(1);
      times.push(performance.now() - startedAt);
      await pause((edit * 37) % 120);
    }
    return times;
  } finally {
    reader.close();
  }
}

/** Adds lines to open orders at one till, while a screen of the other watches. */
async function timeLines(bar: TestEngine, kiosk: TestEngine): Promise<number[]> {
  const closed = new AbortController();
  const toldAt = new Map<string, number>();
  const watching = (async () => {
    for await (const change of await kiosk.client.till.watch(undefined, { signal: closed.signal })) {
      if (change.kind !== 'order') continue;
      for (const line of change.order.lines) if (!toldAt.has(line.lineId)) toldAt.set(line.lineId, performance.now());
    }
  })().catch(() => undefined);
  const times: number[] = [];
  let order = await openOrder(bar);
  for (let line = 0; line < TIMES; line += 1) {
    if (line % 8 === 0) order = await openOrder(bar);
    const lineId = newId<string>();
    const added = { orderId: order.id, lineId, itemId: TOAST, quantity: 1_000, modifiers: [], note: null, price: null };
    await bar.client.orders.addLine({ commandId: newId<string>(), ...added });
    const answeredAt = performance.now();
    await until(() => toldAt.has(lineId));
    times.push((toldAt.get(lineId) ?? Number.NaN) - answeredAt);
    await pause((line * 37) % 120);
  }
  closed.abort();
  await watching;
  return times;
}
