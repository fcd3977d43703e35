import { setTimeout as pause } from 'node:timers/promises';
import type { Weather } from './line.ts';
import type { SoakShop, SoakTill } from './shop.ts';

/** One disturbance after the other, evenly spread. */
export interface TroubleOptions {
  readonly shop: SoakShop;
  readonly minutes: number;
  readonly asked: AbortSignal;
  readonly tell: (what: string) => void;
  /** While it runs nobody else may stop, start or ask the cloud. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Longer than a push waits for its answer, so that silence is given up as well as sat through. */
const MOST_MS = 25_000;
const EVERY_MS = 45_000;

export async function makeTrouble({ shop, minutes, asked, tell, alone }: TroubleOptions): Promise<void> {
  const whole = minutes * 60_000;
  const every = Math.min(EVERY_MS, whole / 10);
  const lasts = Math.min(MOST_MS, every / 2);
  const wait = (ms: number) => pause(ms, undefined, { signal: asked }).catch(() => undefined);
  const begins = performance.now();
  for (let turn = 0; !asked.aborted; turn += 1) {
    await wait(every - lasts);
    if (asked.aborted) break;
    const share = (performance.now() - begins) / whole;
    if (turn % 2 === 0 && isForRestarts(share)) {
      tell('the cloud is stopped');
      await alone(() => shop.stopCloud());
      await wait(lasts / 2);
      await alone(() => shop.startCloud());
      tell('the cloud is started');
      continue;
    }
    const weather = WEATHERS[turn % WEATHERS.length] ?? 'cut';
    const struck = turn % 3 === 2 ? shop.tills : [shop.tills[turn % shop.tills.length] as SoakTill];
    tell(`the network of ${struck.map(({ name }) => name).join(', ')} is ${weather}`);
    for (const { line } of struck) line.turn(weather);
    await wait(lasts);
    for (const { line } of struck) line.turn('whole');
  }
}

/** The cloud runs through the middle of the time in one go: what grows in it must have the time to show. */
const isForRestarts = (share: number): boolean => share < 0.2 || share > 0.85;

const WEATHERS: readonly Weather[] = ['cut', 'slow', 'silent'];
