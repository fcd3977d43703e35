import { loadavg } from 'node:os';
import { measureBacklog } from './backlog.ts';
import { measureClosing } from './close-day.ts';
import { measureFirstGrid } from './first-grid.ts';
import { measureFirstSync } from './first-sync.ts';
import { measureFreshness } from './freshness.ts';
import { measureGrowth } from './growth.ts';
import { measureIngest } from './ingest.ts';
import { measureLargeMenu } from './large-menu.ts';
import { type Figure, isMet } from './measure.ts';
import { measurePrinting } from './print.ts';
import { measureSaleRate } from './sale-rate.ts';
import { measureSearch } from './search.ts';
import { measureSlip } from './slip.ts';
import { measureTapToPaint } from './tap-to-paint.ts';

/*
 * `npm run bench [-- name…]`: prints each figure beside what it must reach, and exits 1 when one does not. Bounds are
 * ratios of two things measured side by side in this run, so that a slow or busy machine changes both; only how fresh a till
 * is, what a search and the closing of a day take, what a slip costs and when it comes out have bounds in milliseconds, for a machine that does nothing else, and so the machine's load is printed, too.
 */
const benches: Record<string, () => Promise<Figure[]>> = {
  sale: measureSaleRate,
  growth: measureGrowth,
  paint: measureTapToPaint,
  menu: measureLargeMenu,
  'first-grid': measureFirstGrid,
  ingest: measureIngest,
  'first-sync': measureFirstSync,
  freshness: measureFreshness,
  backlog: measureBacklog,
  search: measureSearch,
  closing: measureClosing,
  slip: measureSlip,
  print: measurePrinting,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await measure()) {
    if (!isMet(figure)) process.exitCode = 1;
    console.log(lineOf(figure));
  }
}
console.log(
  `The machine's load: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);

function lineOf(figure: Figure): string {
  const { name, value, unit, bound, detail } = figure;
  const reached = `${Number.isInteger(value) ? value : value.toFixed(2)} ${unit}`;
  const must = bound ? ` (${isMet(figure) ? 'met' : 'MISSED'}: ${bound.kind} ${bound.value} ${unit})` : '';
  return `${name}: ${reached}${must}${detail ? ` — ${detail}` : ''}`;
}
