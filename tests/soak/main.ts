import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkBooks } from './check-books.ts';
import { judge } from './judge.ts';
import { askProcesses, lookAtProcesses, Measures } from './measures.ts';
import { openOffice } from './office.ts';
import { type Sold, sell, watchScreens } from './sell.ts';
import { openShop, type SoakShop } from './shop.ts';
import { tableOf } from './table.ts';
import { makeTrouble } from './trouble.ts';

/*
 * `npm run soak -- --minutes M`: four tills of one shop sell while their cloud and their network come and go. Ends with 1
 * when memory, descriptors or logs grow, or when anything sold is not in the cloud once; docs/spec/sync.md, [SY40].
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '15' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error(`--minutes must be a number above 0, not "${values.minutes}"`);
  process.exit(2);
}
if (process.platform !== 'linux') {
  console.error('The soak looks at its processes by /proc, which only Linux has.');
  process.exit(2);
}

const LOOK_MS = Math.min(4_000, (minutes * 60_000) / 60);
/** Throwing away what nobody holds takes a process a moment: not at every look. */
const ASK_EVERY = 3;
const BACK_UP_EVERY = 15;
const SENT_WITHIN_MS = 180_000;

const startedAt = performance.now();
const tell = (what: string) => {
  const at = (performance.now() - startedAt) / 1_000;
  console.log(`${String(Math.floor(at / 60)).padStart(3)}:${String(Math.floor(at % 60)).padStart(2, '0')}  ${what}`);
};

const shop = await openShop(['A', 'B', 'C', 'D']);
try {
  process.exitCode = (await soak(shop)) ? 0 : 1;
} finally {
  await shop.close();
}

async function soak(shop: SoakShop): Promise<boolean> {
  await untilAllSent(shop);
  const measures = new Measures();
  const sold: Sold = new Map();
  const selling = new AbortController();
  const troubling = new AbortController();
  const alone = oneAtATime();
  const { tills } = shop;
  tell(`four tills sell for ${minutes} minutes`);
  const work = new Map([
    ...tills.map(
      (till, at) => [`till ${till.name}`, sell(till, tills[(at + 1) % 4] ?? till, sold, selling.signal)] as const,
    ),
    ...tills.map((till) => [`the screen of ${till.name}`, watchScreens(till, selling.signal)] as const),
    ['the owner’s page', watchOffice(shop, selling.signal)],
    ['the trouble', makeTrouble({ shop, minutes, asked: troubling.signal, tell, alone })],
    ['the looks', look(shop, measures, selling.signal, alone)],
  ]);
  await Promise.race([pause(minutes * 60_000), Promise.all(work.values())]);
  troubling.abort();
  selling.abort();
  for (const [name, done] of work) await endOf(name, done);
  for (const { line } of tills) line.turn('whole');
  if (!shop.database()) await shop.startCloud();
  tell(`${sold.size} orders were settled`);
  await untilAllSent(shop);
  const wrong = await checkBooks(shop, sold);
  const judged = measures.series().map((series) => ({ ...series, judgement: judge(series.points, series.allowed) }));
  console.log(tableOf(judged));
  const grown = judged.filter(({ judgement }) => judgement?.grows);
  const unjudged = judged.filter(({ judgement }) => judgement === null);
  for (const { name, unit } of grown) wrong.push(`${name} grows: ${unit}`);
  if (unjudged.length > 0)
    console.log(`${unjudged.length} of ${judged.length} measures were seen too seldom to be judged.`);
  console.log(
    `The machine's load at the end: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
  for (const sentence of wrong) console.error(`WRONG: ${sentence}`);
  if (wrong.length === 0) console.log(`All holds after ${minutes} minutes.`);
  return wrong.length === 0;
}

async function look(shop: SoakShop, measures: Measures, asked: AbortSignal, alone: Alone): Promise<void> {
  for (let turn = 1; !asked.aborted; turn += 1) {
    await pause(LOOK_MS, undefined, { signal: asked }).catch(() => undefined);
    await alone(async () => {
      lookAtProcesses(shop, measures);
      if (turn % ASK_EVERY === 0) await askProcesses(shop, measures);
    });
    const till = shop.tills[(turn / BACK_UP_EVERY) % shop.tills.length];
    if (turn % BACK_UP_EVERY === 0) till?.child.send('back up');
  }
}

/** An owner's page that is opened anew every so often, and whenever the cloud was away. */
async function watchOffice({ cloudUrl }: SoakShop, asked: AbortSignal): Promise<void> {
  while (!asked.aborted) {
    const closed = AbortSignal.any([asked, AbortSignal.timeout(11_000)]);
    await openOffice(cloudUrl)
      .then((office) => office.watch(closed))
      .catch(() => undefined);
    await pause(500);
  }
}

/** Until each till says that it has sent all it recorded, and has seen all that others did. */
async function untilAllSent({ tills }: SoakShop): Promise<void> {
  const until = performance.now() + SENT_WITHIN_MS;
  for (const { name, counter } of tills) {
    for (;;) {
      const { state, pending, problem } = await counter.get('/sync');
      const { items } = (await counter.get('/catalog')).catalog;
      if (state === 'up-to-date' && pending === 0 && items.length > 0) break;
      if (performance.now() > until) throw new Error(`till ${name} is ${state}, ${pending} wait: ${problem}`);
      await pause(200);
    }
  }
}

/** What does not end is named. */
async function endOf(name: string, done: Promise<void>): Promise<void> {
  const late = new AbortController();
  const tooLate = pause(SENT_WITHIN_MS, true, { signal: late.signal }).catch(() => false);
  if (await Promise.race([done.then(() => false), tooLate])) throw new Error(`${name} does not end`);
  late.abort();
}

type Alone = <T>(work: () => Promise<T>) => Promise<T>;

/** What is measured of the cloud is measured while it is not being stopped. */
function oneAtATime(): Alone {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
