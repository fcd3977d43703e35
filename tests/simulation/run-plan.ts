import { existsSync, statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { chanceOf } from './chance.ts';
import { checkShop } from './check-shop.ts';
import type { Lane } from './lane.ts';
import { createWay, type Way } from './network.ts';
import type { Plan, Step } from './plan.ts';
import { openOrCloseDay, type Person, work } from './play-step.ts';
import { openVirtualTill } from './virtual-till.ts';
import type { VirtualTime } from './virtual-time.ts';

interface World {
  readonly lane: Lane;
  readonly place: OwnedShop;
  readonly time: VirtualTime;
  readonly people: readonly Person[];
  readonly ways: readonly Way[];
}

/** Plays a plan to its end, lets all be well again, and says what does not hold then; null when all does. */
export async function runPlan(lane: Lane, plan: Plan): Promise<string | null> {
  const directory = await mkdtemp(join(quickDirectory(), 'evertill-simulation-'));
  const { time, now } = lane.begin(plan.seed);
  const ways = Array.from({ length: plan.tills }, (_, at) => createWay(time, chanceOf(plan.seed * 97 + at)));
  const people = ways.map((way, at): Person => {
    const chance = chanceOf(plan.seed * 89 + at + 1_000_000);
    const own = { directory: join(directory, `till-${at}`), cloudUrl: lane.url };
    return { till: openVirtualTill({ ...own, time, now, way, chance }), chance, last: null };
  });
  const world: World = { lane, place: await lane.createShop(), time, people, ways };
  try {
    for (const person of people) await openOrCloseDay(person, null);
    for (const step of plan.steps) {
      await playStep(world, step);
      await time.pass(step.restMs);
    }
    await heal(world);
    for (const { till } of people) till.takeStock();
    await checkShop(
      lane.db,
      world.place,
      people.map(({ till }) => till),
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

/** A power cut is played by copying files, so they may lie in memory, where a commit costs next to nothing. */
function quickDirectory(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2 ** 30 ? memory : tmpdir();
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
    case 'weather':
      way.weather = step.weather;
      return;
    case 'skew':
      till.skew = step.ms;
      return;
    case 'crash':
      return till.crash();
    case 'crashPairing':
      return till.crashAtNextToken();
    case 'keepCopy':
      return till.keepCopy();
    case 'restore':
      if (till.restore(step.withCounter)) person.last = null;
      return;
    case 'cut':
      return world.lane.database.cutAt(step.messages, step.arrives);
    default:
      throw new Error(`no such step: ${step.do}`);
  }
}

/** A person types the code of the owner's page, and goes on with something else while the till tries it. */
async function pair({ lane, place, time }: World, { till }: Person): Promise<void> {
  const { state } = await till.client.sync.status();
  if (state !== 'unpaired' && state !== 'refused') return;
  const code = await lane.pairingCode(place);
  const trying = till.client.sync.pair({ code }).catch(() => undefined);
  await Promise.race([trying, time.pass(1_000)]);
}

const HEALED_WITHIN_MS = 5 * 60_000;

/** The network and the clocks' owners come to their senses; every till must reach the cloud by itself. */
async function heal(world: World): Promise<void> {
  const { lane, time, people, ways } = world;
  lane.database.mend();
  for (const way of ways) way.weather = 'fine';
  const until = time.now() + HEALED_WITHIN_MS;
  // What still wanders about the network arrives before all is looked at.
  await time.pass(120_000);
  while (time.now() < until) {
    const states = await Promise.all(people.map(({ till }) => till.client.sync.status()));
    if (states.every(({ state, pending }) => state === 'up-to-date' && pending === 0)) return;
    for (const person of people) await pair(world, person);
    await time.pass(5_000);
  }
  const states = await Promise.all(people.map(({ till }) => till.client.sync.status()));
  throw new Error(`not all was sent: ${JSON.stringify(states)}`);
}
