import { foldOrder, type HashedFact } from '#shared/order/apply-order.ts';
import { decideOrder } from '#shared/order/decide-order.ts';
import type { Order, OrderLine } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { OrderContext } from '#shared/order/order-context.ts';
import { activeLines, priceOrder } from '#shared/pricing/price-order.ts';
import { DEVICE, id, OrderPlay, RULES_V2 } from './orders.ts';
import { ticketsOfFacts } from './random-kitchen.ts';

export const [A, B, C, D] = [id<Order['id']>(0xa), id<Order['id']>(0xb), id<Order['id']>(0xc), id<Order['id']>(0xd)];
export const OTHER_TILL = id<typeof DEVICE>(0xd2);
let made = 1;
/** An id that nothing else has. */
export const fresh = <T extends string>() => id<T>(0xf000 + made++);

/** A few orders of one shop, with a clock for all of them. */
export class Floor {
  readonly facts: HashedFact[] = [];
  readonly refusals: string[] = [];
  private seq = 0;
  private readonly over: Partial<OrderContext>;
  private readonly device: typeof DEVICE;

  /** `knows`: what the till has heard of; all there is, unless it is away from the others. */
  constructor(over: Partial<OrderContext> = {}, knows: readonly HashedFact[] = [], device = DEVICE) {
    this.over = over;
    this.device = device;
    this.facts.push(...knows);
    this.seq = knows.length;
  }
  order = (of: Order['id']): Order | null => foldOrder(this.facts.filter(({ payload }) => payload.orderId === of));
  do(command: OrderCommand): this {
    const ctx = { ...new OrderPlay({ pricing: RULES_V2, ...this.over }).ctx, device: this.device, orderOf: this.order };
    const decision = decideOrder(this.order(command.input.orderId), command, ctx);
    if (!decision.ok) this.refusals.push(decision.error.code);
    for (const event of decision.ok ? decision.value : []) {
      this.seq += 1;
      const place = { device: this.device, segment: id<never>(0x5e6), hlc: this.seq as never, seq: this.seq };
      const seen = { at: ctx.now, businessDate: ctx.businessDate as never, staff: null };
      this.facts.push({ ...event, ...place, ...seen, hash: `${this.device}${this.seq}` });
    }
    return this;
  }
  open = (of: Order['id'], number = '') =>
    this.do({ name: 'open', input: { commandId: fresh(), orderId: of } }) && number;
  ring(of: Order['id'], item: number, quantity = 1_000, place = {}): OrderLine['lineId'] {
    const lineId = fresh<OrderLine['lineId']>();
    const modifiers = item === 0x13 ? [{ modifierId: id<never>(0x612), count: 1 }] : [];
    const said = {
      lineId,
      itemId: id<never>(item),
      quantity: quantity as never,
      modifiers,
      note: null,
      price: null,
      ...place,
    };
    this.do({ name: 'addLine', input: { commandId: fresh(), orderId: of, ...said } });
    return lineId;
  }
  send(of: Order['id']) {
    const expectedVersion = this.order(of)?.version ?? 0;
    return this.do({ name: 'send', input: { commandId: fresh(), orderId: of, sendId: fresh(), expectedVersion } });
  }
  give = (from: Order['id'], to: Order['id'], lineIds: OrderLine['lineId'][] | null = null) =>
    this.do({ name: 'giveLines', input: { commandId: fresh(), orderId: from, sendId: fresh(), to, lineIds } });
  giveToNew = (from: Order['id'], to: Order['id'], lineIds: OrderLine['lineId'][] | null) =>
    this.do({
      name: 'giveLines',
      input: { commandId: fresh(), orderId: from, sendId: fresh(), to, isNew: true, lineIds },
    });
  pay(of: Order['id'], tendered: number) {
    const said = { paymentId: fresh<never>(), tendered: tendered as never };
    const expectedVersion = this.order(of)?.version ?? 0;
    return this.do({ name: 'payCash', input: { commandId: fresh(), orderId: of, ...said, expectedVersion } });
  }
  complete(of: Order['id']) {
    const expectedVersion = this.order(of)?.version ?? 0;
    return this.do({ name: 'complete', input: { commandId: fresh(), orderId: of, sendId: fresh(), expectedVersion } });
  }
  names = (of: Order['id']) => activeLines(this.order(of) as Order).map(({ name }) => name);
  tickets = (of: Order['id']) => ticketsOfFacts(this.facts.filter(({ payload }) => payload.orderId === of));
}

/** Three orders of a shop, open. */
export const seated = (over: Partial<OrderContext> = {}): Floor => {
  const floor = new Floor(over);
  for (const one of [A, B, C]) floor.open(one);
  return floor;
};

/** What an order comes to; nothing where there is none. */
export const total = (order: Order | null): number => (order ? priceOrder(order).total : 0);
