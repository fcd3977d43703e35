import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HeadMark, readHeadMark, writeHead } from '#main/backup/head-file.ts';
import { bytesToHex, bytesToId } from '#main/db/bytes.ts';
import { fileSecrets, type Secrets } from '#main/engine/secrets.ts';
import { LOCK_FILE, TILL_FILE } from '#main/engine/till-files.ts';
import type { Pace } from '#main/sync/pace.ts';
import type { Order } from '#shared/order/order.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { openEngine, type TestEngine } from '#support/engine.ts';
import type { Chance } from './chance.ts';
import { openKitchenScreen, type ScreenClient } from './kitchen-screen.ts';
import type { Way } from './network.ts';
import { simulatedShop } from './simulated-shop.ts';
import { virtualReadShape } from './virtual-stream.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Where a till stands, and what it is given of the world. */
export interface Surroundings {
  readonly directory: string;
  readonly cloudUrl: string;
  readonly time: VirtualTime;
  /** What a clock that is right shows. */
  readonly now: () => Instant;
  readonly way: Way;
  readonly chance: Chance;
}

/** A real engine on a real file, whose power can go off at any moment and whose file can be put back to an old copy. */
export interface VirtualTill {
  readonly client: TestEngine['client'];
  /** The kitchen's. */
  readonly screen: ScreenClient;
  readonly file: string;
  /** What its screen was told of each order; a restore takes back what came after the copy. */
  confirmed: Map<string, Order>;
  /** How far its clock is off. */
  skew: number;
  /** The entries that a file of this till has held, by id and hash, and those that the cloud said it holds. */
  readonly recorded: Set<string>;
  readonly acknowledged: Set<string>;
  readonly restores: number;
  /** Part of a menu has come down, which is shown once the rest is here; [PU3]. */
  readonly waitsForMenu: boolean;
  /** Moves on whenever another engine takes over: what the one before still says is heard by nobody. */
  readonly generation: number;
  /** The power goes off at once, and comes back. */
  crash(): void;
  /** The power goes off when the engine has looked at its clock so often, in the middle of whatever it does; never, for null. */
  crashAtLook(looks: number | null): void;
  /** The power goes off when the next pairing writes its token. */
  crashAtNextToken(): void;
  keepCopy(): void;
  /** Goes back to the copy; answers whether there was one. */
  restore(withCounter: boolean): boolean;
  /** Remembers what the file holds now. */
  takeStock(): void;
  close(): Promise<void>;
}

export function openVirtualTill({ directory, cloudUrl, time, now, way, chance }: Surroundings): VirtualTill {
  const ending: Promise<void>[] = [];
  const recorded = new Set<string>();
  const acknowledged = new Set<string>();
  const keys = fileSecrets(join(directory, 'keys'));
  let copy: {
    readonly place: string;
    readonly counter: HeadMark | null;
    readonly confirmed: Map<string, Order>;
  } | null = null;
  let generation = 0;
  let restores = 0;
  let crashesAtToken = false;
  let looksLeft: number | null = null;
  let isRunning = false;

  const placeOf = (name: string | number) => join(directory, String(name));
  const secretsOf = (own: number): Secrets => ({
    read: keys.read,
    write(name, value) {
      if (crashesAtToken) till.crash();
      crashesAtToken = false;
      if (own !== generation) throw new Error('the power went off');
      keys.write(name, value);
    },
  });
  const pace: Pace = { now: time.now, sleep: time.sleep, random: chance.next };
  const start = () => {
    const own = generation;
    return openEngine(placeOf(own), {
      cloudUrl,
      seed: simulatedShop,
      secrets: secretsOf(own),
      now() {
        if (own === generation && isRunning) looked();
        return asInstant(now() + till.skew);
      },
      newId: chance.id,
      fetch: way.fetch,
      pace,
      readShape: virtualReadShape(pace),
    });
  };

  /** An engine looks at its clock in the middle of all that it does. */
  function looked(): void {
    if (looksLeft === null) return;
    looksLeft -= 1;
    if (looksLeft > 0) return;
    looksLeft = null;
    till.crash();
  }

  /** What is on the disk goes on in a place of its own; the engine that lost its power writes there no more. */
  function goOnFrom(from: string, counter: HeadMark | null): void {
    generation += 1;
    copyFiles(from, placeOf(generation));
    if (counter) putCounter(placeOf(generation), counter);
    ending.push(engine.close());
    isRunning = false;
    engine = start();
    isRunning = true;
  }

  const till: VirtualTill = {
    get client() {
      return engine.client;
    },
    get screen() {
      return openKitchenScreen(engine);
    },
    get file() {
      return join(placeOf(generation), TILL_FILE);
    },
    get generation() {
      return generation;
    },
    get restores() {
      return restores;
    },
    get waitsForMenu() {
      return engine.engine.till.unshownRecords.size > 0;
    },
    confirmed: new Map(),
    skew: 0,
    recorded,
    acknowledged,
    crash() {
      goOnFrom(placeOf(generation), readHeadMark(placeOf(generation)));
    },
    crashAtLook(looks) {
      looksLeft = looks;
    },
    crashAtNextToken() {
      crashesAtToken = true;
    },
    keepCopy() {
      const place = placeOf(`copy-${generation}-${time.now()}`);
      copyFiles(placeOf(generation), place);
      copy = { place, counter: readHeadMark(placeOf(generation)), confirmed: new Map(till.confirmed) };
    },
    restore(withCounter) {
      if (!copy) return false;
      till.takeStock();
      till.confirmed = new Map(copy.confirmed);
      restores += 1;
      goOnFrom(copy.place, withCounter ? copy.counter : null);
      return true;
    },
    takeStock() {
      const rows = engine.engine.till.db
        .prepare(
          `SELECT entry.id, entry.hash, entry.seq <= segment.acknowledged AS held
             FROM entry JOIN segment ON segment.number = entry.segment`,
        )
        .all() as { id: Uint8Array; hash: Uint8Array; held: number }[];
      for (const { id, hash, held } of rows) {
        const name = `${bytesToId(id)} ${bytesToHex(hash)}`;
        recorded.add(name);
        if (held) acknowledged.add(name);
      }
    },
    async close() {
      ending.push(engine.close());
      await Promise.all(ending);
    },
  };
  let engine = start();
  isRunning = true;
  return till;
}

/** As a power cut leaves them: without the shared memory, which is made anew from the log. */
function copyFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of [TILL_FILE, `${TILL_FILE}-wal`]) {
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
  }
}

/** A directory of its own is here the same one after a power cut: its counter stands beside its lock. */
function putCounter(to: string, counter: HeadMark): void {
  writeFileSync(join(to, LOCK_FILE), '');
  writeHead(to, counter);
}
