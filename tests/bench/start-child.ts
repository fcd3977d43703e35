import { join } from 'node:path';
import { pino } from 'pino';
import { startStation } from '#main/station/start-station.ts';
import { openShop, sell } from './shop-on-disk.ts';

/* The process that `growth.ts` starts: engine and station up, one sale accepted, then it says how large it is. */
const [directory = ''] = process.argv.slice(2);
const shop = openShop(directory);
const station = await startStation({
  engine: shop.engine,
  port: 0,
  directory,
  rendererDirectory: join(import.meta.dirname, '../../dist/renderer'),
  log: pino({ level: 'silent' }),
});
sell(shop.engine.till);
process.send?.({ residentBytes: process.memoryUsage.rss() });
await station.close();
await shop.close();
process.disconnect?.();
