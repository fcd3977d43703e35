import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { ZERO } from '#shared/money/minor.ts';

type HourSales = SalesReport['byHour'][number];

const HOURS = 24;
/** A day with one sale still looks like a day: fewer bars than these are widened by the hours around them. */
const FEWEST = 8;

/**
 * The hours to draw, in the order they happened: the first to the last with a sale, every hour between them, and at
 * least eight. An hour before the day's start comes after midnight; spec [OF5].
 */
export function dayHours(byHour: readonly HourSales[], dayStartMinutes: number): HourSales[] {
  const firstHour = Math.floor(dayStartMinutes / 60);
  const placeOf = (hour: number) => (hour - firstHour + HOURS) % HOURS;
  const byPlace = new Map(byHour.map((sales) => [placeOf(sales.hour), sales]));
  if (byPlace.size === 0) return [];
  const places = [...byPlace.keys()];
  let [first, last] = [Math.min(...places), Math.max(...places)];
  while (last - first + 1 < FEWEST) {
    if (last < HOURS - 1) last += 1;
    if (last - first + 1 < FEWEST && first > 0) first -= 1;
  }
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const place = first + index;
    return byPlace.get(place) ?? { hour: (place + firstHour) % HOURS, orders: 0, total: ZERO };
  });
}
