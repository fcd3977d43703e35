import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { trimFeed } from '#cloud/ingest/shop-feed.ts';
import { trimLogsOf } from '#cloud/shapes/trim-shape-log.ts';
import { quickDirectory } from '#support/quick-directory.ts';
import type { Person } from './ask.ts';
import { chanceOf } from './chance.ts';
import { checkLook } from './check-look.ts';
import { checkShop } from './check-shop.ts';
import { type CloudDoor, createCloudDoor } from './cloud-door.ts';
import type { Lane, LaneTime } from './lane.ts';
import { createWay, type Way } from './network.ts';
import type { Plan, Step } from './plan.ts';
import { openOrCloseDay, work } from './play-step.ts';
import { openVirtualTill } from './virtual-till.ts';

interface World extends LaneTime {
  readonly lane: Lane;
  readonly place: OwnedShop;
  readonly door: CloudDoor;
  readonly people: readonly Person[];
  readonly ways: readonly Way[];
}

/** Plays a plan to its end, lets all be well again, and says what does not hold then; null when all does. */
export async function runPlan(
  lane: Lane,
  plan: Plan,
  trace: (line: string) => void = () => undefined,
): Promise<string | null> {
  // A power cut is played by copying files.
  const directory = await mkdtemp(join(quickDirectory(), 'evertill-simulation-'));
  const clocks = lane.begin(plan.seed);
  const { time, now } = clocks;
  const place = await lane.createShop();
  const door = createCloudDoor(time, lane, place);
  const ways = Array.from({ length: plan.tills }, (_, at) => {
    const say = (line: string) => trace(`${time.now()} till ${at}: ${line}`);
    return createWay({ time, door, say, chance: chanceOf(plan.seed * 97 + at) });
  });
  const people = ways.map((way, at): Person => {
    const chance = chanceOf(plan.seed * 89 + at + 1_000_000);
    const own = { directory: join(directory, `till-${at}`), cloudUrl: lane.url };
    return { till: openVirtualTill({ ...own, time, now, way, chance }), chance, last: null };
  });
  const world: World = { ...clocks, lane, place, door, people, ways };
  try {
    for (const person of people) await openOrCloseDay(person, null);
    for (const step of plan.steps) {
      trace(`${time.now()} ${JSON.stringify(step)}`);
      await playStep(world, step);
      await time.pass(step.restMs);
    }
    await lookAt(people);
    await heal(world);
    for (const { till } of people) till.takeStock();
    await checkShop(
      lane.db,
      place,
      people.map(({ till }) => till),
      now(),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    lane.database.mend();
    await Promise.all(people.map(({ till }) => till.close()));
    await time.pass(0);
    await rm(directory, { recursive: true, force: true });
  }
}

async function playStep(world: World, step: Step): Promise<void> {
  const person = world.people[step.till];
  const way = world.ways[step.till];
  if (!person || !way || (await work(person, step))) return;
  const { till } = person;
  switch (step.do) {
    case 'pair':
      return pair(world, person);
    case 'wait':
      return world.time.pass(step.ms);
    case 'look':
      return lookAt(world.people);
    case 'weather':
      way.weather = step.weather;
      return;
    case 'skew':
      till.skew = step.ms;
      return;
    case 'crash':
      return till.crash();
    case 'crashSoon':
      return till.crashAtLook(step.looks);
    case 'crashPairing':
      return till.crashAtNextToken();
    case 'keepCopy':
      for (const one of world.people) one.till.keepCopy();
      return;
    case 'restore':
      if (till.restore(step.withCounter)) person.last = null;
      return;
    case 'cut':
      return world.lane.database.cutAt(step.messages, step.arrives);
    case 'days':
      world.sleepFor(step.days * 86_400_000);
      for (const one of world.people) one.last = null;
      return;
    case 'rotate':
      way.rotated = 2;
      return;
    case 'trimFeed':
    case 'trimLog':
      return trim(world, step);
    default:
      throw new Error(`no such step: ${step.do}`);
  }
}

async function lookAt(people: readonly Person[]): Promise<void> {
  for (const { till } of people) await checkLook(till);
}

/** What the cloud's job does every quarter of an hour. It is there again when its database is. */
async function trim({ lane: { db, database }, place: { org, shop }, door, now }: World, step: Step): Promise<void> {
  database.mend();
  await door.write(async () => {
    if (step.do === 'trimFeed') await trimFeed(db, org, shop, now());
    if (step.do === 'trimLog') await trimLogsOf(db, org, shop, { keepMs: MONTH_MS, keepEntries: step.keep });
  });
}

const MONTH_MS = 30 * 86_400_000;

/** A person types the code of the owner's page, and goes on with something else while the till tries it. */
async function pair({ lane, place, time }: World, { till }: Person): Promise<void> {
  const { state } = await till.client.sync.status();
  if (state !== 'unpaired' && state !== 'refused') return;
  const code = await lane.pairingCode(place);
  let isOver = false;
  void till.client.sync
    .pair({ code })
    .catch(() => undefined)
    .then(() => (isOver = true));
  for (let passed = 0; passed < 1_000 && !isOver; passed += 50) await time.pass(50);
}

const HEALED_WITHIN_MS = 5 * 60_000;

/** The network and the clocks' owners come to their senses; every till must reach the cloud by itself. */
async function heal(world: World): Promise<void> {
  const { lane, time, people, ways } = world;
  lane.database.mend();
  for (const way of ways) way.weather = 'fine';
  for (const { till } of people) till.crashAtLook(null);
  const until = time.now() + HEALED_WITHIN_MS;
  const states = () => Promise.all(people.map(({ till }) => till.client.sync.status()));
  while (time.now() < until) {
    await time.pass(5_000);
    const isSent = (await states()).every(({ state, pending }) => state === 'up-to-date' && pending === 0);
    // What still wanders about the network arrives before all is looked at.
    if (isSent && ways.every((way) => way.isQuiet())) return;
    for (const person of people) await pair(world, person);
  }
  const quiet = ways.map((way) => way.isQuiet());
  throw new Error(`not all was sent and read: ${JSON.stringify({ quiet, states: await states() })}`);
}
