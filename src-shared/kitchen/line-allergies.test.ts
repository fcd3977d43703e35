import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { add, change, fresh, LEMONADE, one, opened, send, TOAST } from '#support/kitchen-play.ts';
import { id, type OrderPlay, TODAY } from '#support/orders.ts';
import { kitchenSteps, playKitchen } from '#support/random-kitchen.ts';
import { foldOrder, type HashedFact } from '../order/apply-order.ts';
import { predictOrder } from '../order/decide-order.ts';
import { linesToWarnOf } from '../order/line-allergies.ts';
import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { ENGLISH } from '../printing/paper-labels.ts';
import { layoutTicket } from '../printing/paper-ticket.ts';
import { receiptLine } from '../printing/receipt-of.ts';
import type { Ticket } from './ticket.ts';

const OTHER_TILL = { device: id<never>(0xd2) };
const TWO = { quantity: 2_000 as never };
const warn = (lines: number[], adds: string[], remove: string[] = []): OrderCommand => ({
  name: 'noteLines',
  input: { ...one(), lineIds: lines.map((line) => id<never>(line)), allergies: { add: adds, remove } },
});

const inShort = ({ station, kind, lines }: Ticket): string =>
  `${station.name} ${kind}: ${lines.map((line) => `${line.kind} ${line.quantity / 1_000} ${line.name} [${line.modifiers.map(({ name }) => name)}]`).join(', ')}`;
const namesIn = (order: Order | null) => (order?.lines ?? []).map(({ allergies }) => allergies?.names ?? []);
/** What somebody says at another till before they hear of what was said here since. */
const elsewhere = (play: OrderPlay, hlc: number, payload: object): HashedFact =>
  ({
    ...{ type: 'order.line-noted', v: 1, payload: { orderId: id(0x0d), ...payload } },
    ...{ at: play.ctx.now, businessDate: TODAY, staff: null, device: id(0xd2), segment: id(0x5e7), hlc, seq: 1 },
    hash: 'f'.repeat(64),
  }) as unknown as HashedFact;

describe('[K80] what the guest of a line is allergic to', () => {
  it('stands on that line alone, whatever its item offers, also on what stands in for it', () => {
    const play = opened(add(1, TOAST, { allergies: ['Nuts'] }), add(2, TOAST), add(3, LEMONADE));
    expect(send(play).map(inShort)).toEqual([
      'Kitchen new: new 1 Cheese toast [Nuts], new 1 Cheese toast []',
      'Bar new: new 1 Lemonade []',
    ]);
    play.play(change(1, 4, TWO));
    expect(send(play).map(inShort)).toEqual(['Kitchen changed: changed 2 Cheese toast [Nuts]']);
    play.play({ name: 'voidLine', input: { ...one(), lineId: id(4), reason: 'left' } });
    expect(send(play).map(inShort)).toEqual(['Kitchen void: void 2 Cheese toast [Nuts]']);
    expect(play.refusals).toEqual([]);
    const rungUp = play.facts.filter(({ type }) => type === 'order.line-added');
    expect(JSON.stringify(rungUp)).not.toContain('allergies');
  });

  it('is said in one breath with a change, and of several lines at once', () => {
    const play = opened(add(1, TOAST), add(2, LEMONADE));
    play.play(change(1, 3, { ...TWO, allergies: { add: ['Nuts'], remove: [] } }));
    play.play(warn([2, 3], ['Nuts', 'Milk']));
    expect(namesIn(play.order)).toEqual([[], ['Nuts', 'Milk'], ['Nuts', 'Milk']]);
    play.play(warn([2, 3], ['Milk']));
    play.play(warn([1], ['Eggs']));
    const many = Array.from({ length: 20 }, (_, at) => `Allergy ${at}`);
    play.play(warn([2], many));
    expect(play.refusals.map(({ code }) => code)).toEqual(['note-unchanged', 'line-voided', 'too-many-allergies']);
  });

  it('[O9] is predicted as the engine decides it', () => {
    for (const said of [
      warn([1], ['Milk'], ['Nuts']),
      change(1, 3, { ...TWO, allergies: { add: ['Milk'], remove: [] } }),
      add(4, LEMONADE, { allergies: ['Eggs'] }),
    ]) {
      const play = opened(add(1, TOAST, { allergies: ['Nuts'] }), add(2, LEMONADE));
      const predicted = predictOrder(play.order, said, play.ctx);
      expect(predicted.ok && predicted.value.lines).toEqual(play.play(said)?.lines);
    }
  });

  it('is never lost by what another till says or changes meanwhile', () => {
    const play = opened(add(1, TOAST), add(2, TOAST), warn([1], ['Milk']), change(1, 3, TWO));
    const late = elsewhere(play, 4, { lineId: id(1), allergies: { add: ['Nuts'], remove: [] } });
    const later = elsewhere(play, 99, { lineId: id(1), allergies: { add: ['Eggs'], remove: [] } });
    const facts = [...play.facts, late, { ...later, seq: 2 }];
    const [, heir = []] = namesIn(foldOrder(facts));
    expect([...heir].sort()).toEqual(['Eggs', 'Milk', 'Nuts']);
    expect(foldOrder([...facts].reverse())).toEqual(foldOrder(facts));
  });

  it('[K12] [K17] is a dark bar on paper, also where a station wants no notes, and is not on the receipt', () => {
    const play = opened(add(1, TOAST, { allergies: ['Nuts', 'Milk'] }));
    const looks = { itemSize: 'large', printsNotes: false } as const;
    const options = { columns: 48, labels: ENGLISH, locale: 'en', timeZone: 'UTC' };
    const bars = send(play).flatMap((ticket) =>
      layoutTicket({ ...ticket, looks }, options as never).rows.flatMap((row) =>
        row.kind === 'text' && row.inverse ? [row.text] : [],
      ),
    );
    expect(bars.map((bar) => bar.trim())).toEqual(['!! ALLERGY: Nuts !!', '!! ALLERGY: Milk !!']);
    expect(JSON.stringify(play.order?.lines.map(receiptLine))).not.toContain('Nuts');
  });
});

describe('[K81] an allergy that is said after its line was sent', () => {
  it('is told by the next send of any till, as a change that makes nothing more, and back again', () => {
    const play = opened(add(1, TOAST), add(2, LEMONADE));
    send(play);
    play.play(warn([1], ['Nuts']));
    expect(play.order && linesToWarnOf(play.order)).toHaveLength(1);
    const [slip, second] = send(play, OTHER_TILL);
    expect([slip && inShort(slip), second]).toEqual(['Kitchen changed: changed 1 Cheese toast [Nuts]', undefined]);
    expect(slip?.lines[0]).toMatchObject({ was: 1_000, wasWith: [] });
    expect(send(play)).toEqual([]);
    expect(play.refusals.map(({ code }) => code)).toEqual(['nothing-to-send']);
    play.play(warn([1], [], ['Nuts']));
    expect(send(play)[0]?.lines[0]).toMatchObject({ modifiers: [], wasWith: [{ name: 'Nuts', kind: 'allergy' }] });
    expect(play.order?.lines[0]?.allergies).toBeUndefined();
  });

  it('is still to be told where the send did not know of it', () => {
    const play = opened(add(1, TOAST));
    const late = elsewhere(play, 2, { lineId: id(1), allergies: { add: ['Nuts'], remove: [] } });
    send(play);
    const whole = foldOrder([...play.facts, late]);
    expect(whole && linesToWarnOf(whole).map(({ allergies }) => allergies)).toEqual([{ names: ['Nuts'], told: [] }]);
  });

  it('is told with the last send of an order that is settled', () => {
    const play = opened(add(1, TOAST));
    send(play);
    play.play(warn([1], ['Nuts']));
    const version = () => play.order?.version ?? 0;
    const pay = { ...one(), paymentId: fresh<never>(), tendered: 1_000 as never, expectedVersion: version() };
    play.play({ name: 'payCash', input: pay });
    play.play({ name: 'complete', input: { ...one(), sendId: fresh(), expectedVersion: version() } });
    expect(play.facts.map(({ type }) => type).slice(-2)).toEqual(['order.sent', 'order.completed']);
    expect(play.facts.at(-2)).toMatchObject({ v: 3, payload: { changes: [], allergies: [{ names: ['Nuts'] }] } });
  });

  it('leaves nothing untold for any course of edits, warnings and sends at two tills, however its facts come', () => {
    fc.assert(
      fc.property(kitchenSteps, (course) => {
        const { order, facts } = playKitchen(course);
        expect(order && linesToWarnOf(order)).toEqual([]);
        for (const line of order?.lines ?? [])
          if (!line.voided && line.kitchen === 'told') expect(line.allergies?.told).toEqual(line.allergies?.names);
        expect(foldOrder([...facts].reverse())).toEqual(order);
      }),
      { seed: 81, numRuns: 200 * effort },
    );
  });
});
