import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A, B, C, D, Floor, fresh, OTHER_TILL, seated, total } from '#support/floor.ts';
import { DEVICE, id } from '#support/orders.ts';
import { TYPED_STATIONS } from '#support/random-kitchen.ts';
import { readEvent } from '../journal/events.ts';
import { kitchenDelta } from '../kitchen/kitchen-delta.ts';
import { activeLines } from '../pricing/price-order.ts';
import { applyFact, foldOrder } from './apply-order.ts';
import type { Order, OrderLine } from './order.ts';

describe('[FP10] lines go to another order', () => {
  it('[FP11] whole, with what was taken off them, and the kitchen hears only that they moved', () => {
    const floor = seated();
    const toast = floor.ring(A, 0x11);
    floor.ring(A, 0x14);
    const value = { kind: 'amount' as const, amount: 50 as never };
    floor.do({
      name: 'addDiscount',
      input: { commandId: fresh(), orderId: A, discountId: fresh(), lineId: toast, value, reason: null },
    });
    floor.send(A).give(A, B, [toast]);
    expect([floor.names(A), floor.names(B)]).toEqual([['Lemonade'], ['Cheese toast']]);
    expect([total(floor.order(A)), total(floor.order(B))]).toEqual([333, 600]);
    expect(
      floor.tickets(B).map(({ kind, lines, movedFrom }) => [kind, lines.map((one) => one.kind), movedFrom?.number]),
    ).toEqual([['moved', ['told'], 'A-001']]);
    for (const one of [A, B]) expect(kitchenDelta(floor.order(one) as Order, DEVICE)).toEqual([]);
    floor.do({ name: 'voidLine', input: { commandId: fresh(), orderId: B, lineId: toast, reason: 'cold' } }).send(B);
    expect(floor.tickets(B).at(-1)?.kind).toBe('void');
  });
  it('[K74] are made where the kitchen was told of them, whatever type of order they come to', () => {
    const floor = seated({ stations: new Map(TYPED_STATIONS.map((one) => [one.id, one])) });
    for (const [of, type] of [[A, 'dine-in'] as const, [B, 'takeaway'] as const]) {
      floor.do({ name: 'label', input: { commandId: fresh(), orderId: of, set: { type } } });
    }
    const [lemonade, unsent] = [floor.ring(A, 0x14), floor.send(A).ring(A, 0x14)];
    floor.give(A, B, [lemonade, unsent]);
    const taken = floor.facts.find(({ type }) => type === 'order.lines-taken');
    expect(taken?.v).toBe(2);
    expect(readEvent(JSON.parse(JSON.stringify(taken)))?.payload).toEqual(taken?.payload);
    floor.send(B);
    expect(floor.refusals).toEqual(['nothing-to-send']);
    floor.do({ name: 'voidLine', input: { commandId: fresh(), orderId: B, lineId: lemonade, reason: 'cold' } }).send(B);
    expect(floor.tickets(B).map(({ kind, station }) => [kind, station.name])).toEqual([
      ...[['moved', 'Bar'] as const, ['moved', 'Pass'] as const],
      ...[['void', 'Bar'] as const, ['void', 'Pass'] as const],
    ]);
  });
  it('[FP11] what was changed and not sent yet is told as the change that it is, there', () => {
    const floor = seated();
    const toast = floor.ring(A, 0x11);
    floor.send(A);
    floor.ring(A, 0x14);
    const newLineId = fresh<OrderLine['lineId']>();
    const said = { quantity: 3_000 as never, modifiers: [], note: null };
    floor.do({ name: 'changeLine', input: { commandId: fresh(), orderId: A, lineId: toast, newLineId, ...said } });
    floor.give(A, B, [newLineId]).send(A).send(B);
    expect(floor.tickets(B).at(-1)).toMatchObject({ kind: 'changed', lines: [{ quantity: 3_000, was: 1_000 }] });
    expect(floor.tickets(A).at(-1)).toMatchObject({ lines: [{ kind: 'new', name: 'Lemonade' }] });
    floor.give(A, B);
    expect(floor.order(A)?.status).toMatchObject({ state: 'merged', into: { orderId: B } });
  });
  it('[K80] with what their guest is allergic to, and what the kitchen was told of it', () => {
    const floor = seated();
    const [toast, drink] = [floor.ring(A, 0x11), floor.ring(A, 0x14)];
    const warn = (of: Order['id'], lineId: OrderLine['lineId'], ...add: string[]) =>
      floor.do({
        name: 'noteLines',
        input: { commandId: fresh(), orderId: of, lineIds: [lineId], allergies: { add, remove: [] } },
      });
    warn(A, toast, 'Nuts').send(A);
    warn(A, drink, 'Milk').give(A, B, [toast, drink]);
    expect(floor.order(B)?.lines.map(({ allergies }) => allergies)).toEqual([
      { names: ['Nuts'], told: ['Nuts'] },
      { names: ['Milk'], told: [] },
    ]);
    floor.send(B);
    expect(floor.tickets(B).at(-1)).toMatchObject({ kind: 'changed', lines: [{ name: 'Lemonade', was: 1_000 }] });
  });
  it('there and back again', () => {
    const floor = seated();
    const toast = floor.ring(A, 0x11);
    floor.ring(A, 0x12);
    floor.ring(B, 0x14);
    floor.give(A, B, [toast]).give(B, A, [toast]);
    expect([floor.names(A), floor.names(B), floor.order(A)?.status.state]).toEqual([
      ['Apple cake', 'Cheese toast'],
      ['Lemonade'],
      'open',
    ]);
  });
  it('[FP12] but for what would change what guests pay, or could be cooked twice', () => {
    const floor = seated();
    floor.give(A, B).give(A, A);
    floor.ring(A, 0x11);
    const value = { kind: 'percent' as const, rate: 100_000 as never };
    const discountId = fresh<never>();
    floor.do({
      name: 'addDiscount',
      input: { commandId: fresh(), orderId: A, discountId, lineId: null, value, reason: null },
    });
    floor.give(A, B);
    floor.do({ name: 'voidDiscount', input: { commandId: fresh(), orderId: A, discountId } });
    floor.pay(A, 100).give(A, B);
    const away = new Floor({}, floor.facts, OTHER_TILL);
    away.ring(C, 0x11);
    const home = new Floor({}, away.facts);
    home.give(C, B);
    expect([...floor.refusals, ...home.refusals]).toEqual([
      ...['order-empty', 'order-itself', 'order-discounted', 'order-part-paid', 'line-unsent-elsewhere'],
    ]);
  });
  it('[FP12] to an order that somebody else looks after takes the right to transfer tables', () => {
    const floor = seated();
    floor.do({ name: 'label', input: { commandId: fresh(), orderId: B, set: { server: id<never>(0x5f) } } });
    floor.ring(A, 0x11);
    const server = new Floor({ rights: new Set(['sell']) }, floor.facts);
    server.give(A, B);
    expect(server.refusals).toEqual(['right-missing']);
  });
});

it('[FP10] any orders that are merged come to what they came to before, to the cent, whatever moved between them', () => {
  const step = fc.record({
    of: fc.constantFrom(A, B, C),
    to: fc.constantFrom(A, B, C),
    what: fc.constantFrom('ring', 'ring', 'ring', 'send', 'give', 'off', 'void'),
    item: fc.constantFrom(0x11, 0x12, 0x13, 0x14, 0x16),
    n: fc.integer({ min: 1, max: 9_999 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 60 }), (course) => {
      const floor = seated();
      const all = () => [A, B, C].reduce((sum, one) => sum + total(floor.order(one)), 0);
      for (const { of, to, what, item, n } of course) {
        const line = activeLines(floor.order(of) as Order)[n % 3]?.lineId ?? null;
        const before = all();
        if (what === 'ring') floor.ring(of, item, n);
        if (what === 'send') floor.send(of);
        if (what === 'off' && line) {
          const value = { kind: 'percent' as const, rate: (n * 99) as never };
          floor.do({
            name: 'addDiscount',
            input: { commandId: fresh(), orderId: of, discountId: fresh(), lineId: line, value, reason: null },
          });
        }
        if (what === 'void' && line)
          floor.do({ name: 'voidLine', input: { commandId: fresh(), orderId: of, lineId: line, reason: 'no' } });
        if (what !== 'give') continue;
        floor.give(of, to, line && n % 2 ? [line] : null);
        expect(all()).toBe(before);
      }
      const before = all();
      floor.open(D);
      floor.give(A, D).give(B, D).give(C, D);
      expect([total(floor.order(D)), all()]).toEqual([before, 0]);
      // However the facts of an order come, it is the same.
      const facts = floor.facts.filter(({ payload }) => payload.orderId === D);
      expect(foldOrder([...facts].reverse())).toEqual(facts.reduce<Order | null>(applyFact, null));
      // What the kitchen was told of food and what stands: each line once, at one order.
      floor.send(D);
      const made = floor.facts.flatMap((fact) => (fact.type === 'order.sent' ? fact.payload.changes : []));
      const told = made.filter(({ kind }) => kind !== 'void').map(({ lineId }) => lineId);
      expect(new Set(told).size).toBe(told.length);
    }),
    { seed: 117, numRuns: 60 },
  );
});

describe('[FP13] [FP14] two tills at once', () => {
  const apart = () => {
    const home = seated();
    home.ring(A, 0x11);
    home.ring(B, 0x14);
    home.send(A).send(B);
    return { home, away: new Floor({}, home.facts, OTHER_TILL), known: home.facts.length };
  };
  /** All that both said, in either order of arrival. */
  const joined = ({ home, away, known }: ReturnType<typeof apart>): Floor => {
    const all = [...home.facts, ...away.facts.slice(known)];
    const [one, other] = [new Floor({}, all), new Floor({}, [...all].reverse())];
    for (const which of [A, B, C]) expect(one.order(which)).toEqual(other.order(which));
    return one;
  };
  it('that merge crosswise lose nothing', () => {
    const both = apart();
    both.home.give(A, B);
    both.away.give(B, A);
    const all = joined(both);
    expect([all.names(A), all.names(B)]).toEqual([['Lemonade'], ['Cheese toast']]);
    expect([A, B].map((of) => all.order(of)?.status.state)).toEqual(['open', 'open']);
  });
  it('of which one merges while the other rings up: what came later stands on an order that is open again', () => {
    const both = apart();
    both.home.give(A, B);
    // Later by the clocks than the merge, of which that till has not heard.
    for (const one of [C, C, C]) both.away.ring(one, 0x12);
    both.away.ring(A, 0x12);
    const all = joined(both);
    expect([all.order(A)?.status.state, all.names(A), all.names(B)]).toEqual([
      'open',
      ['Apple cake'],
      ['Lemonade', 'Cheese toast'],
    ]);
  });
  it('that give the same away are told of it', () => {
    const both = apart();
    both.home.give(A, B);
    both.away.give(A, C);
    expect(joined(both).order(A)?.flags).toEqual(['given-twice']);
  });
  it.each(['first', 'last'])('of which one settles: it is settled with all that was on it, whoever was %s', (when) => {
    const both = apart();
    if (when === 'last') both.away.ring(B, 0x14);
    both.away.pay(A, 650).complete(A);
    both.home.give(A, B);
    const all = joined(both).order(A) as Order;
    expect([all.status.state, total(all), all.flags.includes('given-and-settled')]).toEqual(['completed', 650, true]);
    expect(all.flags).not.toContain('totals-disagree');
  });
});
