import fc from 'fast-check';
import { indexCatalog } from '#shared/catalog/catalog.ts';
import type { CheckId, CommandId, LineId } from '#shared/ids/ids.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { returnablesOf } from '#shared/payment/refund.ts';
import type { OrderSplit } from '#shared/payment/split-events.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import { id, MENU, OrderPlay, RULES_V2, SERVICE } from './orders.ts';
import { commandFor, type Step, step } from './random-orders.ts';

/** How a shop is set: what it rounds, in which currency, and which taxes its prices hold or do not hold. */
export interface Shop {
  readonly currency: 'JPY' | 'EUR' | 'KWD';
  readonly taxRounding: 'line' | 'order';
  readonly cashRounding: 0 | 5 | 10;
  /** For each item of the menu, which of five taxes it bears: two on top, three within. */
  readonly taxes: readonly (readonly number[])[];
  readonly service: { readonly rate: number; readonly taxes: readonly number[] };
}

const TAXES = [0x71, 0x72, 0x73, 0x74, 0x75];
const someTaxes = fc.subarray(TAXES, { minLength: 0, maxLength: 4 });
export const shop: fc.Arbitrary<Shop> = fc.record({
  currency: fc.constantFrom('JPY', 'EUR', 'KWD'),
  taxRounding: fc.constantFrom('line', 'order'),
  cashRounding: fc.constantFrom(0, 5, 10),
  taxes: fc.array(someTaxes, { minLength: MENU.items.length, maxLength: MENU.items.length }),
  service: fc.record({ rate: fc.integer({ min: 1, max: 300_000 }), taxes: someTaxes }),
});

/** What happens to a sale beside what happens to its lines; checks, lines and payments are picked by position. */
export type Turn =
  | { do: 'line'; step: Step }
  | { do: 'seat'; line: number; seat: number }
  | { do: 'covers'; covers: number }
  | { do: 'split'; by: OrderSplit['by'] | null; count: number; weights: readonly number[] }
  | { do: 'cash'; check: number | null; share: number; tip: number }
  | { do: 'external'; check: number | null; share: number; tip: number }
  | { do: 'tip'; payment: number; tip: number };

const share = fc.integer({ min: 1, max: 120 });
const paying = { check: fc.option(fc.nat(5)), share, tip: fc.oneof(fc.constant(0), fc.nat(500)) };
const byWhat = fc.constantFrom('lines', 'seats', 'evenly', 'amount', null);
export const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: step.map((one) => ({ do: 'line' as const, step: one })) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('seat' as const),
        line: fc.nat(20),
        seat: fc.integer({ min: 1, max: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('covers' as const), covers: fc.integer({ min: 1, max: 12 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('split' as const),
        by: byWhat,
        count: fc.integer({ min: 2, max: 5 }),
        weights: fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('cash' as const), ...paying }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('external' as const), ...paying }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('tip' as const), payment: fc.nat(5), tip: fc.nat(900) }) },
  ),
  { maxLength: 30 },
);

/** What goes back of a settled sale. */
export type Back = { kind: 'lines' | 'amount'; at: number; share: number; tips: boolean; from: number };
export const backs: fc.Arbitrary<Back[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('lines', 'amount'),
    at: fc.nat(20),
    share: fc.integer({ min: 1, max: 100 }),
    tips: fc.boolean(),
    from: fc.nat(5),
  }),
  { maxLength: 5 },
);

const orderId = id<never>(0x0d);

/** One sale of a random shop, played as its till would. */
export class SalePlay extends OrderPlay {
  private made = 0x1000;

  constructor({ currency, taxRounding, cashRounding, taxes, service }: Shop) {
    const tax = (n: number, rate: number, inclusive: boolean) => ({
      ...{ id: id<never>(n), name: `Tax ${n}`, rate: rate as never, inclusive, archived: false },
    });
    const menu = {
      ...MENU,
      taxes: [...MENU.taxes, tax(0x74, 12_500, false), tax(0x75, 25_000, true)],
      items: MENU.items.map((item, at) => ({ ...item, taxIds: (taxes[at] ?? []).map((n) => id<never>(n)) })),
    };
    super({
      pricing: { ...RULES_V2, currency, taxRounding, cashRounding },
      catalog: indexCatalog(menu),
      serviceCharge: {
        ...{ name: 'Service', rate: service.rate as never, minCovers: SERVICE?.minCovers ?? 6 },
        taxIds: service.taxes.map((n) => id(n)),
      },
    });
    this.play({ name: 'open', input: this.one() });
  }

  take(turn: Turn): void {
    const command = this.commandOf(turn);
    if (command) this.play(command);
  }

  /** What is left is paid, check by check, and the sale settled. */
  settle(due: readonly { checkId: CheckId | null; balance: number }[]): void {
    for (const { checkId, balance } of due) if (balance > 0) this.play(this.cash(balance + 1_000, 0, checkId));
    this.play({ name: 'complete', input: { ...this.now(), sendId: this.fresh() } });
  }

  giveBack(back: Back | 'whole'): void {
    const { order } = this;
    if (!order) return;
    const payments = order.payments.map(({ paymentId }) => ({ refundId: this.fresh<never>(), paymentId }));
    const from = back === 'whole' ? 0 : back.from % Math.max(1, payments.length);
    const input = {
      ...{ ...this.now(), restock: false, reason: 'Cold' },
      to: [...payments.slice(from), ...payments.slice(0, from)],
    };
    if (back === 'whole') {
      this.play({ name: 'refund', input: { ...input, what: { kind: 'whole' }, tips: true } });
      return;
    }
    const all = returnablesOf(order);
    const one = all.filter(({ portion }) => portion.lineId)[back.at % Math.max(1, all.length)];
    const total = all.reduce((sum, { left }) => sum + left.total, 0);
    const part = (of: number) => Math.ceil((of * back.share) / 100) as never;
    if (back.kind === 'lines' && !one?.portion.lineId) return;
    const what =
      back.kind === 'amount' || !one?.portion.lineId
        ? { kind: 'amount' as const, amount: part(total) }
        : { kind: 'lines' as const, lines: [{ lineId: one.portion.lineId, quantity: part(one.quantityLeft) }] };
    this.play({ name: 'refund', input: { ...input, what, tips: back.tips } });
  }

  private commandOf(turn: Turn): OrderCommand | null {
    const { order } = this;
    if (!order) return null;
    const lines = activeLines(order);
    switch (turn.do) {
      case 'line':
        return commandFor(turn.step, this, () => this.one(), this.fresh);
      case 'seat': {
        const line = lines[turn.line % Math.max(1, lines.length)];
        return line ? { name: 'placeLines', input: { ...this.one(), lineIds: [line.lineId], seat: turn.seat } } : null;
      }
      case 'covers':
        return { name: 'label', input: { ...this.one(), set: { covers: turn.covers } } };
      case 'split':
        return { name: 'split', input: { ...this.now(), split: this.splitOf(turn, lines) } };
      case 'cash':
        return this.cash(this.part(turn), turn.tip, this.checkAt(turn.check));
      case 'external': {
        const checkId = this.checkAt(turn.check);
        return {
          name: 'payExternal',
          input: {
            ...{ ...this.now(), paymentId: this.fresh(), amount: this.part(turn) as never, tip: turn.tip as never },
            ...{ reference: null, ...(checkId && { checkId }) },
          },
        };
      }
      case 'tip': {
        const payment = order.payments[turn.payment % Math.max(1, order.payments.length)];
        if (!payment) return null;
        return { name: 'changeTip', input: { ...this.one(), paymentId: payment.paymentId, tip: turn.tip as never } };
      }
      default:
        return turn satisfies never;
    }
  }

  private splitOf(turn: Extract<Turn, { do: 'split' }>, lines: readonly { lineId: LineId }[]): OrderSplit | null {
    const { by, weights } = turn;
    const checks = Array.from({ length: turn.count }, (_, at) => ({ at, checkId: id<CheckId>(0xce00 + at) }));
    switch (by) {
      case null:
        return null;
      case 'evenly':
        return { by, checks: checks.map(({ checkId }) => ({ checkId })) };
      case 'amount':
        return { by, checks: checks.map(({ checkId, at }) => ({ checkId, amount: (1 + at * 137) as never })) };
      case 'seats':
        return { by, checks: checks.map(({ checkId, at }) => ({ checkId, seats: [at + 1] })) };
      case 'lines':
        return {
          by,
          checks: checks.map(({ checkId, at }) => ({
            checkId,
            lines: lines.flatMap(({ lineId }, place) => {
              const weight = weights[(at + place) % weights.length] ?? 0;
              return weight > 0 ? [{ lineId, weight }] : [];
            }),
          })),
        };
      default:
        return by satisfies never;
    }
  }

  private cash(tendered: number, tip: number, checkId: CheckId | null): OrderCommand {
    const input = { ...this.now(), paymentId: this.fresh<never>(), tendered: tendered as never, tip: tip as never };
    return { name: 'payCash', input: { ...input, ...(checkId && { checkId }) } };
  }

  private part({ share: percent, tip }: { share: number; tip: number }): number {
    const total = this.order ? this.order.lines.reduce((sum, line) => sum + line.unitPrice, 0) : 0;
    return Math.ceil((total * percent) / 300) + tip;
  }

  private checkAt(at: number | null): CheckId | null {
    const checks = this.order?.split?.checks ?? [];
    return at === null ? null : (checks[at % Math.max(1, checks.length)]?.checkId ?? null);
  }

  private fresh = <T extends string>(): T => {
    this.made += 1;
    return id<T>(this.made);
  };
  private one() {
    return { commandId: this.fresh<CommandId>(), orderId };
  }
  private now() {
    return { ...this.one(), expectedVersion: this.order?.version ?? 0 };
  }
}
