import { setTimeout as pause } from 'node:timers/promises';
import { fileSecrets } from '#main/engine/secrets.ts';
import { openEngine } from '#support/engine.ts';
import { quantile } from './measure.ts';
import { openToday, sellTaps } from './shop-on-disk.ts';

/*
 * The process that `backlog.ts` starts: an engine whose counter is tapped evenly while a screen watches, and that says how
 * long the slowest of a hundred taps waited, from when the finger came down; what else the engine does meanwhile counts.
 */
const [directory = '', cloudUrl = ''] = process.argv.slice(2);
if (cloudUrl) fileSecrets(directory).write('device-token', 'a token of a cloud that is away');
const shop = openEngine(directory, { cloudUrl: cloudUrl || null });
const { till } = shop.engine;
openToday(till);
const closed = new AbortController();
let told = 0;
const screen = (async () => {
  for await (const change of await shop.client.till.watch(undefined, { signal: closed.signal })) {
    if (change.kind === 'sync') told += 1;
  }
})().catch(() => undefined);

const TAP_EVERY_MS = 6;

process.on('message', async (sales: number) => {
  const times: number[] = [];
  for (let sold = 0; sold < sales; sold += 1) {
    for (const tap of sellTaps(till)) {
      const comesAt = performance.now() + TAP_EVERY_MS;
      await pause(TAP_EVERY_MS);
      tap();
      times.push(performance.now() - comesAt);
    }
  }
  const { state, pending } = await shop.client.sync.status();
  process.send?.({ p50: quantile(times, 0.5), p99: quantile(times, 0.99), state, pending, told });
});
process.once('disconnect', async () => {
  closed.abort();
  await screen;
  await shop.close();
  process.exit(0);
});
