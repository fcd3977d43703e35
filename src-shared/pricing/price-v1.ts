import { asMinor, subtract } from '../money/minor.ts';
import { takeOff } from './take-off.ts';
import { taxBy, taxTotals } from './tax-together.ts';
import type { LineTotal } from './totals.ts';
import { type Detail, type PricedDiscount, type PricedLine, sum, taxesByLine, toWork } from './working.ts';

/** The first pricing: lines, discounts, taxes; spec [M5]–[M8]. Landed, so it never changes; spec [M9]. */
export function priceV1(
  lines: readonly PricedLine[],
  discounts: readonly PricedDiscount[],
  { taxRounding }: { readonly taxRounding: 'line' | 'order' },
): Detail {
  const working = lines.map(({ lineId, gross, taxes }) => ({ lineId, ...toWork(gross, taxes) }));
  takeOff(discounts, working);
  taxBy(taxRounding, working);
  const priced: LineTotal[] = working.map(({ lineId, gross, amount, net, taxes }) => {
    const tax = sum([...taxes.values()]);
    return { lineId, gross, discount: subtract(gross, amount), net, tax, total: asMinor(net + tax) };
  });
  const net = sum(priced.map((line) => line.net));
  const tax = sum(priced.map((line) => line.tax));
  const totals = {
    gross: sum(priced.map((line) => line.gross)),
    discount: sum(priced.map((line) => line.discount)),
    ...{ net, tax, total: asMinor(net + tax) },
    taxes: taxTotals(working),
    lines: priced,
  };
  return { totals, taxes: taxesByLine(working) };
}
