import type { LineId } from '../ids/ids.ts';
import { allocate } from '../money/allocate.ts';
import { asMinor, type Minor, min, subtract, timesRate, ZERO } from '../money/minor.ts';
import type { PricedDiscount, Working } from './working.ts';

/*
 * How discounts are taken off. Landed pricing versions are made of this: it never changes; a new rule is a new file.
 */
type WorkingLine = Working & { readonly lineId: LineId };

/**
 * Takes discounts off in the order given, those of lines first, each off what the ones before it left; spec [M6], [M7].
 * Answers how much each took.
 */
export function takeOff(discounts: readonly PricedDiscount[], working: readonly WorkingLine[]): readonly Took[] {
  const [ofLines, ofOrder] = [discounts.filter(isOfLine), discounts.filter((one) => !isOfLine(one))];
  return [
    ...ofLines.map((discount) => ({ discount, amount: takeOffLine(discount, working) })),
    ...ofOrder.map((discount) => ({ discount, amount: takeOffOrder(discount, working) })),
  ];
}

interface Took {
  readonly discount: PricedDiscount;
  readonly amount: Minor;
}

const isOfLine = ({ lineId }: PricedDiscount): boolean => lineId !== null;

function takeOffLine(discount: PricedDiscount, working: readonly WorkingLine[]): Minor {
  const target = working.find((one) => one.lineId === discount.lineId);
  if (!target) return ZERO;
  const off = discountOn(target.amount, discount.value);
  target.amount = subtract(target.amount, off);
  return off;
}

/** A discount of the order falls on the lines in proportion to what is left of them; spec [M7]. */
function takeOffOrder(discount: PricedDiscount, working: readonly WorkingLine[]): Minor {
  const left = working.map((one) => Math.max(0, one.amount));
  const off = discountOn(asMinor(left.reduce((a, b) => a + b, 0)), discount.value);
  allocate(off, left).forEach((part, at) => {
    const target = working[at];
    if (target) target.amount = subtract(target.amount, part);
  });
  return working.length === 0 ? ZERO : off;
}

function discountOn(amount: Minor, value: PricedDiscount['value']): Minor {
  if (amount <= 0) return ZERO;
  return value.kind === 'percent' ? timesRate(amount, value.rate) : min(value.amount, amount);
}
