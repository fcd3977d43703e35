import { allocate } from '../money/allocate.ts';
import { asMinor, asRate, type Minor, type Rate, subtract, taxWithin, timesRate, ZERO } from '../money/minor.ts';
import { taxKey } from './tax-key.ts';
import type { TaxTotal } from './totals.ts';
import { type LineTax, sum, type Working } from './working.ts';

/*
 * How taxes are computed. Landed pricing versions are made of this: it never changes; a new rule is a new file.
 */

/** Rounds taxes one by one, or each tax once over all that is given, as the order's rules say; spec [M8]. */
export function taxBy(taxRounding: 'line' | 'order', working: readonly Working[]): void {
  if (taxRounding === 'line') for (const one of working) taxTogether([one]);
  else taxTogether(working);
}

/**
 * Rounds each tax once over all that is given and shares it out among them; spec [M8]. Taxes within the price come
 * out first, together for lines that bear the same ones; the others are added on what is then net.
 */
function taxTogether(working: readonly Working[]): void {
  for (const group of Map.groupBy(working, (one) => inclusiveTaxes(one).map(taxKey).join('|')).values()) {
    const taxes = group[0] ? inclusiveTaxes(group[0]) : [];
    if (taxes.length === 0) continue;
    const rates = taxes.map((tax) => tax.rate);
    const within = taxWithin(sum(group.map((one) => one.amount)), asRate(rates.reduce((a, b) => a + b, 0)));
    allocate(within, rates).forEach((amount, at) => {
      const tax = taxes[at];
      if (tax) shareOut(taxKey(tax), amount, group, (one) => one.amount);
    });
    for (const one of group) one.net = subtract(one.amount, sum([...one.taxes.values()]));
  }
  for (const one of working) if (inclusiveTaxes(one).length === 0) one.net = one.amount;
  const added = new Map<string, { rate: Rate; bearers: Working[] }>();
  for (const one of working) {
    for (const tax of one.bears) {
      if (tax.inclusive) continue;
      const known = added.get(taxKey(tax));
      if (known) known.bearers.push(one);
      else added.set(taxKey(tax), { rate: tax.rate, bearers: [one] });
    }
  }
  for (const [key, { rate, bearers }] of added) {
    shareOut(key, timesRate(sum(bearers.map((one) => one.net)), rate), bearers, (one) => one.net);
  }
}

function shareOut(key: string, amount: Minor, among: readonly Working[], weight: (one: Working) => Minor): void {
  allocate(
    amount,
    among.map((one) => Math.abs(weight(one))),
  ).forEach((part, at) => {
    among[at]?.taxes.set(key, part);
  });
}

/** Each tax that was computed, with what it was charged on. */
export function taxTotals(working: readonly Working[]): TaxTotal[] {
  const byKey = new Map<string, TaxTotal>();
  for (const one of working) {
    for (const tax of one.bears) {
      const key = taxKey(tax);
      const known = byKey.get(key) ?? { ...tax, base: ZERO, amount: ZERO };
      byKey.set(key, {
        ...known,
        base: asMinor(known.base + one.net),
        amount: asMinor(known.amount + (one.taxes.get(key) ?? 0)),
      });
    }
  }
  return [...byKey.values()];
}

const inclusiveTaxes = (one: Working): LineTax[] => one.bears.filter((tax) => tax.inclusive);
