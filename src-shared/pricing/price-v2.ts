import { asMinor, type Minor, subtract, timesRate, ZERO } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import { takeOff } from './take-off.ts';
import { taxBy, taxTotals } from './tax-together.ts';
import type { LineTotal, ServiceChargeTotal } from './totals.ts';
import {
  type Detail,
  type PricedDiscount,
  type PricedLine,
  sum,
  taxesByLine,
  toWork,
  type Working,
} from './working.ts';

interface BesideLines extends Pick<Order, 'serviceCharge' | 'taxExemption'> {
  readonly taxRounding: 'line' | 'order';
}

/**
 * As the first pricing, and beside it: a service charge that is taxed like a line, comps told from discounts, and an
 * exemption from tax; spec [M11]–[M13]. Landed, so it never changes; spec [M9].
 */
export function priceV2(
  lines: readonly PricedLine[],
  discounts: readonly PricedDiscount[],
  { taxRounding, serviceCharge, taxExemption }: BesideLines,
): Detail {
  const working = lines.map(({ lineId, gross, taxes }) => ({ lineId, ...toWork(gross, taxes) }));
  const comps = takeOff(discounts, working).filter(({ discount }) => discount.kind === 'comp');
  const charge = serviceCharge?.charge;
  const charged = charge ? toWork(chargeOn(working, charge), charge.taxes) : null;
  const all = charged ? [...working, charged] : working;
  taxBy(taxRounding, all);
  const exempted = sum(all.map((one) => one.amount - one.net));
  if (taxExemption) for (const one of all) one.taxes.clear();
  const priced = working.map(
    (one): LineTotal => ({
      ...{ lineId: one.lineId, gross: one.gross, discount: subtract(one.gross, one.amount) },
      ...split(one),
    }),
  );
  const net = sum(all.map((one) => one.net));
  const tax = sum(all.map((one) => split(one).tax));
  const comped = sum(comps.map(({ amount }) => amount));
  const totals = {
    gross: sum(priced.map((line) => line.gross)),
    discount: sum(priced.map((line) => line.discount)),
    ...{ net, tax, total: asMinor(net + tax) },
    taxes: taxExemption ? [] : taxTotals(all),
    lines: priced,
    ...(comped !== ZERO && { comps: comped }),
    ...(charge && charged && { serviceCharge: chargeTotal(charge, charged) }),
    ...(taxExemption && { exempted }),
  };
  return { totals, taxes: taxesByLine(working) };
}

/** A share of what the lines come to after discounts, as they are priced: with the taxes within; spec [M11]. */
const chargeOn = (working: readonly Working[], { rate }: { readonly rate: ServiceChargeTotal['rate'] }): Minor => {
  const base = sum(working.map((one) => one.amount));
  return base > 0 ? timesRate(base, rate) : ZERO;
};

const chargeTotal = (charge: Pick<ServiceChargeTotal, 'name' | 'rate'>, charged: Working): ServiceChargeTotal => ({
  ...{ name: charge.name, rate: charge.rate, amount: charged.amount },
  ...split(charged),
});

function split({ net, taxes }: Working) {
  const tax = sum([...taxes.values()]);
  return { net, tax, total: asMinor(net + tax) };
}
