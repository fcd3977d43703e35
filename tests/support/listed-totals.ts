import type { Totals } from '#shared/pricing/totals.ts';

/**
 * An order's totals as its portions sum to them: a service charge is listed with the lines, and what an exemption took out
 * of the prices of lines is listed with the discounts.
 */
export function listedTotals({ gross, discount, net, tax, total, serviceCharge, exempted }: Totals) {
  const outOfCharge = serviceCharge && exempted !== undefined ? serviceCharge.amount - serviceCharge.net : 0;
  return {
    gross: gross + (serviceCharge?.amount ?? 0) - outOfCharge,
    discount: discount + (exempted ?? 0) - outOfCharge,
    ...{ net, tax, total },
  };
}
