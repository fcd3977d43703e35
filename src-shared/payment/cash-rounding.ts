import { asMinor, divideRounded, type Minor } from '../money/minor.ts';
import type { Order } from '../order/order.ts';

/** The smallest coin that the order's cash is counted in, in minor units; 0 where every minor unit has a coin. */
export const cashIncrementOf = ({ pricing }: Pick<Order, 'pricing'>): number =>
  pricing.version === 1 ? 0 : pricing.cashRounding;

/** The nearest amount that coins make, half away from zero; spec [PY4]. */
export const roundToCash = (amount: Minor, increment: number): Minor =>
  increment <= 1 ? amount : asMinor(Number(divideRounded(BigInt(amount), BigInt(increment))) * increment);
