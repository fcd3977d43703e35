import { publishedTables } from '#cloud/shapes/published-tables.ts';
import { askCloud, type Reply } from './ask-cloud.ts';
import type { Chance } from './chance.ts';
import type { CloudDoor } from './cloud-door.ts';
import type { VirtualTime } from './virtual-time.ts';

export const weathers = ['fine', 'slow', 'stormy', 'gone', 'mute'] as const;
/** How the way from a till to the cloud is. Of a mute one the cloud hears nothing new, but hands down as ever. */
export type Weather = (typeof weathers)[number];

/** The way of one till to the cloud. It delays, drops, doubles, reorders and breaks; what arrives is answered by a real cloud. */
export interface Way {
  weather: Weather;
  /** Shapes that are answered once more as a service answers that has given up its handles. */
  rotated: number;
  /** Whether the till waits for news of everything, and nothing that it sent wanders about any more. */
  isQuiet(): boolean;
  readonly fetch: typeof fetch;
}

export interface WayOptions {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly door: CloudDoor;
  /** Tells what was asked and answered. */
  readonly say: (line: string) => void;
}

/** What a till gave up may still arrive, after what it sent later. */
const LATE_MS = 90_000;
/** How long a live request without news is held: nearly as long as a client waits. */
const HOLD_MS = 40_000;

export function createWay({ time, chance, door, say }: WayOptions): Way {
  const way: Way = {
    weather: 'fine',
    rotated: 0,
    isQuiet: () => wandering === 0 && held.size === publishedTables.length,
    fetch: (input, init = {}) => travel(String(input), init),
  };
  /** Where the till's reading of a table last ended, and how much news there had been of it. */
  const quietAt = new Map<string, string>();
  const held = new Set<string>();
  let wandering = 0;

  async function travel(url: string, init: RequestInit): Promise<Response> {
    const { weather } = way;
    const signal = init.signal ?? new AbortController().signal;
    const wait = (ms: number) => within(time, ms, signal);
    const isReading = new URL(url).pathname === '/v1/shape';
    const deliver = () => (isReading ? read(url, init, signal) : write(url, init));
    const deliverLate = () => {
      // To hand out what nobody hears changes nothing.
      if (isReading) return;
      wandering += 1;
      time.after(chance.below(LATE_MS), () => {
        const arrives = deliver().catch(() => undefined);
        void arrives.then(() => (wandering -= 1));
      });
    };

    if (weather === 'gone' || (weather === 'mute' && !isReading)) {
      await wait(chance.below(50));
      throw broken('ECONNREFUSED');
    }
    const fate = weather === 'stormy' ? chance.below(10) : 10;
    await wait(weather === 'slow' ? chance.below(8_000) : chance.below(60));
    if (fate === 0) throw broken('ECONNRESET');
    if (fate === 1) return new Response('<p>Sign in to this network</p>', { headers: { 'content-type': 'text/html' } });
    if (fate === 2) return new Response('', { status: 503, headers: { 'retry-after': '3' } });
    if (fate === 3) {
      deliverLate();
      await wait(chance.below(20_000));
      throw broken('ECONNRESET');
    }
    if (fate === 4) deliverLate();
    const isDoubled = fate === 5 && !isReading;
    const reply = isDoubled ? await Promise.all([deliver(), deliver()]).then(([first]) => first) : await deliver();
    if (fate === 6 || fate === 7) {
      await wait(chance.below(20_000));
      throw broken('ECONNRESET');
    }
    await wait(weather === 'slow' ? chance.below(8_000) : chance.below(60));
    return new Response(reply.text, { status: reply.status, headers: reply.headers });
  }

  async function write(url: string, init: RequestInit): Promise<Reply> {
    const reply = await door.write(() => askCloud(url, init));
    say(`${init.method ?? 'GET'} ${new URL(url).pathname} ${reply.status}`);
    return reply;
  }

  /**
   * A live request is held here, where time can pass, and asked when there is news or the time is over: the cloud itself
   * holds none. What it says then is the cloud's word, as it is what news there is.
   */
  async function read(url: string, init: RequestInit, signal: AbortSignal): Promise<Reply> {
    const query = new URL(url).searchParams;
    const [table, offset] = [query.get('table') ?? '', query.get('offset')];
    const until = query.get('live') === 'true' ? time.now() + HOLD_MS : time.now();
    if (way.rotated > 0) {
      way.rotated -= 1;
      return mustRefetch;
    }
    for (;;) {
      if (time.now() < until && quietAt.get(table) === `${offset} ${door.newsOf(table)}`) {
        held.add(table);
        await door.untilNews(table, until - time.now(), signal);
        held.delete(table);
        signal.throwIfAborted();
        if (way.weather === 'gone') throw broken('ECONNRESET');
      }
      const reply = await door.read(() => askCloud(url, init));
      say(`shape ${table} ${reply.status}`);
      const reached = reply.headers.get('electric-offset');
      quietAt.set(table, `${reached} ${door.newsOf(table)}`);
      if (reply.status !== 200 || reached !== offset || time.now() >= until) return reply;
    }
  }

  return way;
}

const mustRefetch: Reply = {
  status: 409,
  text: '[{"headers":{"control":"must-refetch"}}]',
  headers: new Headers({ 'electric-handle': 'another', 'content-type': 'application/json' }),
};

async function within(time: VirtualTime, ms: number, signal: AbortSignal): Promise<void> {
  await time.sleep(ms, signal);
  signal.throwIfAborted();
}

const broken = (code: string): Error => Object.assign(new TypeError('fetch failed'), { cause: { code } });
