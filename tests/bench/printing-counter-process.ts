import { setTimeout as pause } from 'node:timers/promises';
import { newId, openEngine } from '#support/engine.ts';
import { openToday, sellTaps } from './shop-on-disk.ts';
import { shopPrintingAt } from './shop-printing-at.ts';

/*
 * The process that `print.ts` starts: an engine whose counter is tapped evenly, much faster than anybody sells, and that says
 * how long a tap waited in the mean, from when the finger came down; what printing does meanwhile counts.
 */
const [directory = '', address = '', how = ''] = process.argv.slice(2);
const shop = openEngine(directory, { seed: shopPrintingAt(address) });
const { till } = shop.engine;
openToday(till);
for (const { id } of till.settings.printers) {
  if (how === 'waits') await shop.client.printing.pause({ commandId: newId<string>(), printerId: id });
}

const TAP_EVERY_MS = 20;

process.on('message', async (sales: number) => {
  let waited = 0;
  let taps = 0;
  for (let sold = 0; sold < sales; sold += 1) {
    for (const tap of sellTaps(till)) {
      const comesAt = performance.now() + TAP_EVERY_MS;
      await pause(TAP_EVERY_MS);
      tap();
      waited += performance.now() - comesAt;
      taps += 1;
    }
  }
  process.send?.(waited / taps);
});
process.once('disconnect', async () => {
  await shop.close();
  process.exit(0);
});
