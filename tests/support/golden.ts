import type { OrderFact } from '#shared/order/apply-order.ts';
import { foldOrder } from '#shared/order/apply-order.ts';
import { priceOrder } from '#shared/pricing/price-order.ts';

/** What a frozen journal must fold to, for ever: the figures that an owner has read. Its facts stand alone at their positions. */
export const figuresOf = (facts: readonly OrderFact[]) => {
  const order = foldOrder(facts.map((fact) => ({ ...fact, hash: '' })));
  if (!order) return null;
  const { total, net, tax, gross, discount, taxes, comps, serviceCharge, exempted } = priceOrder(order);
  return {
    number: order.number,
    state: order.status.state,
    version: order.version,
    paid: order.payments.reduce((sum, payment) => sum + payment.amount, 0),
    ...{ total, net, tax, gross, discount },
    ...(comps !== undefined && { comps }),
    ...(serviceCharge && { serviceCharge: [serviceCharge.amount, serviceCharge.net, serviceCharge.tax] }),
    ...(exempted !== undefined && { exempted }),
    taxes: taxes.map((one) => [one.name, one.base, one.amount]),
    flags: order.flags,
  };
};
