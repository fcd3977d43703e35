import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { bytesToId } from '#main/db/bytes.ts';
import { openReader } from '#main/db/connection.ts';
import { TILL_FILE } from '#main/engine/till-files.ts';
import { builtProgram } from '#support/built-program.ts';
import { effort } from '#support/effort.ts';
import { newId, tempDirectory } from '#support/engine.ts';
import { readPaper } from '#support/read-tickets.ts';
import { type Make, startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';
import { type Chance, chanceOf } from '../simulation/chance.ts';
import { faultsOf } from './chaos/check-paper.ts';
import { PRINTERS, type PrinterName } from './chaos/kitchen-shop.ts';
import { MortalTill } from './chaos/mortal-till.ts';
import { type PlayedOrder, playOrders } from './chaos/play-orders.ts';
import { troublePrinter } from './chaos/trouble.ts';

const SEED = Number(process.env.EVERTILL_SEED ?? 20_261_121);
const ORDERS = Math.min(200 * effort, 2_000);
/** Commands from one kill to the next: on a slow machine as many to an order as on a fast one. */
const LEAST_ALIVE = 60;
const MOST_ALIVE = 300;

/** No two speak alike. */
const MAKES: Readonly<Record<PrinterName, Make>> = {
  Grill: {},
  Fry: { confirmsBy: ['status'], readsBrackets: false },
  Bar: { confirmsBy: ['id'], unasked: true },
  Pass: { unasked: true, dribbles: true },
  Counter: {},
};

const directory = tempDirectory();
const printers = new Map<PrinterName, TcpPrinter>();
for (const name of PRINTERS) printers.set(name, await startTcpPrinter(MAKES[name]));
const addresses = Object.fromEntries([...printers].map(([name, { address }]) => [name, address]));
const till = new MortalTill(await builtProgram('kitchen'), directory.path, addresses);
afterAll(async () => {
  await till.close();
  for (const printer of printers.values()) await printer.close();
  directory.remove();
});

it(`[P84] every ticket of ${ORDERS} orders comes out at its stations once, whatever befalls printers and till`, async () => {
  const told: string[] = [];
  const startedAt = performance.now();
  const tell = (what: string): void => void told.push(`${Math.round(performance.now() - startedAt)} ms ${what}`);
  let said = 0;
  const say = (name: string, input: object) => {
    said += 1;
    return till.ask('orders', name, input);
  };
  const chance = chanceOf(SEED);
  // A printer that never said a word cannot fall silent ([P23]): each says one first.
  const first: PlayedOrder[] = [];
  while ([...printers.values()].some(({ slips }) => slips().length === 0))
    first.push(...(await playOrders(6, chance, say)));
  await allIsPrinted();
  await till.killAndStart();
  const over = new AbortController();
  const troubles = [...printers].map(([name, printer], at) =>
    troublePrinter(printer, chanceOf(SEED + 1 + at), over.signal, (what) => tell(`${name} ${what}`)),
  );
  const killing = killAgainAndAgain(chanceOf(SEED + 9), over.signal, () => said, tell);
  const played = [...first, ...(await playOrders(ORDERS, chance, say))];
  over.abort();
  await Promise.all([...troubles, killing]);
  tell('all is well again');
  await allIsPrinted();
  const slips = [...printers].flatMap(([printer, { slips }]) =>
    readPaper(slips()).map((slip) => ({ ...slip, printer })),
  );
  const faults = faultsOf(
    slips,
    played.map(({ order }) => order),
  );
  console.log(summary(told, slips));
  if (faults.length > 0) throw new Error(story(faults, played, told));
}, 3_600_000);

async function killAgainAndAgain(
  chance: Chance,
  over: AbortSignal,
  said: () => number,
  tell: (what: string) => void,
): Promise<void> {
  while (!over.aborted) {
    const last = said() + LEAST_ALIVE + chance.below(MOST_ALIVE - LEAST_ALIVE);
    const afterMs = chance.below(20);
    while (said() < last && !over.aborted) await pause(5);
    await pause(afterMs);
    tell('the till dies');
    await till.killAndStart();
  }
}

/** Waits until nothing is owed any more; as a person would, asks for what has failed once more. */
async function allIsPrinted(): Promise<void> {
  const reader = openReader(`${directory.path}/${TILL_FILE}`);
  const unprinted = reader.prepare("SELECT id, state FROM print_job WHERE state <> 'printed'");
  try {
    for (;;) {
      await pause(100);
      const left = unprinted.all() as { id: Uint8Array; state: string }[];
      expect(left.filter(({ state }) => state === 'sent')).toEqual([]);
      if (left.length === 0) return;
      const failed = left.filter(({ state }) => state === 'failed');
      for (const { id } of failed) {
        const retry = { commandId: newId<string>(), printJobId: bytesToId<string>(id) };
        expect(await till.ask('printing', 'retry', retry)).toHaveProperty('answer');
      }
    }
  } finally {
    reader.close();
  }
}

function summary(
  told: readonly string[],
  slips: readonly { reprint: boolean; isWhole: boolean; kind: string }[],
): string {
  const count = (is: (slip: (typeof slips)[number]) => boolean) => slips.filter(is).length;
  const kills = told.filter((what) => what.endsWith('dies')).length;
  return `seed ${SEED}: ${slips.length} slips, ${count(({ reprint }) => reprint)} REPRINT, ${count(({ isWhole }) => !isWhole)} torn, ${count(({ kind }) => kind === 'chit')} chits, ${kills} kills, ${told.length} troubles, all is well after ${told.at(-1)}`;
}

/** What is wrong, what was done to the orders that it is wrong with, and what befell printers and till. */
function story(faults: readonly string[], played: readonly PlayedOrder[], told: readonly string[]): string {
  const hit = played.filter(({ order }) => faults.some((fault) => fault.includes(order.number))).slice(0, 3);
  const orders = hit.map(({ order, done }) => `${order.number}:\n  ${done.join('\n  ')}`);
  return [`seed ${SEED}, ${faults.length} faults`, ...faults.slice(0, 20), ...orders, ...told].join('\n');
}
