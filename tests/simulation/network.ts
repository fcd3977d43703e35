import type { Chance } from './chance.ts';
import type { VirtualTime } from './virtual-time.ts';

export const weathers = ['fine', 'slow', 'stormy', 'gone'] as const;
/** How the way from a till to the cloud is. */
export type Weather = (typeof weathers)[number];

/** The way of one till to the cloud. It delays, drops, doubles, reorders and breaks; what arrives is answered by a real cloud. */
export interface Way {
  weather: Weather;
  readonly fetch: typeof fetch;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export function createWay(time: VirtualTime, chance: Chance): Way {
  const way = { weather: 'fine' as Weather, fetch: (input, init = {}) => travel(String(input), init) } as Way;
  // What a till gave up may still arrive, after what it sent later.
  const LATE_MS = 90_000;

  async function travel(url: string, init: RequestInit): Promise<Response> {
    const { weather } = way;
    const signal = init.signal ?? new AbortController().signal;
    const wait = (ms: number) => within(time, ms, signal);
    const deliver = () => time.during(askCloud(url, init));
    const deliverLate = () => time.after(chance.below(LATE_MS), () => void deliver().catch(() => undefined));

    if (weather === 'gone') {
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
    const reply = fate === 5 ? await Promise.all([deliver(), deliver()]).then(([first]) => first) : await deliver();
    if (fate === 6 || fate === 7) {
      await wait(chance.below(20_000));
      throw broken('ECONNRESET');
    }
    await wait(weather === 'slow' ? chance.below(8_000) : chance.below(60));
    return new Response(reply.text, { status: reply.status, headers: reply.headers });
  }

  return way;
}

/** The request as it stands: who gave it up does not take it back from the wire. */
async function askCloud(url: string, { method = 'GET', headers = {}, body = null }: RequestInit): Promise<Reply> {
  const answer = await fetch(url, { method, headers, body });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

async function within(time: VirtualTime, ms: number, signal: AbortSignal): Promise<void> {
  await time.sleep(ms, signal);
  signal.throwIfAborted();
}

const broken = (code: string): Error => Object.assign(new TypeError('fetch failed'), { cause: { code } });
