import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { add, CAKE, change, fresh, LEMONADE, one, opened, send, TOAST, ticketsOf } from '#support/kitchen-play.ts';
import { id, type OrderPlay } from '#support/orders.ts';
import { commandFor, kitchenStep, routedPlay, ticketsOfFacts } from '#support/random-kitchen.ts';
import { foldOrder } from '../order/apply-order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { OrderContext } from '../order/order-context.ts';
import { ENGLISH } from '../printing/paper-labels.ts';
import { plainText } from '../printing/paper-plain.ts';
import { layoutTicket } from '../printing/paper-ticket.ts';
import { heldCourses } from './courses.ts';
import { kitchenDelta } from './kitchen-delta.ts';
import type { Ticket } from './ticket.ts';

const OTHER_TILL = { device: id<OrderContext['device']>(0xd2) };
const place = (line: number, to: { seat?: number | null; course?: number | null }): OrderCommand => ({
  name: 'placeLines',
  input: { ...one(), lineIds: [id(line)], ...to },
});

/** Tickets as `Station kind: lines`. */
const inShort = (tickets: readonly Ticket[]): string[] =>
  tickets.map(
    ({ station, kind, lines }) =>
      `${station.name} ${kind}: ${lines.map((line) => `${line.kind} ${line.name}`).join(', ')}`,
  );
const sent = (play: OrderPlay, over: Partial<OrderContext> = {}): string[] => inShort(send(play, over));
const fire = (play: OrderPlay, course: number, over: Partial<OrderContext> = {}): string[] => {
  const input = { ...one(), sendId: fresh<never>(), course, expectedVersion: play.order?.version ?? 0 };
  return inShort(ticketsOf(play, { name: 'fireCourse', input }, over));
};

describe('courses', () => {
  it('[K60][K61] a later course waits when the first is sent, and is made when it is fired', () => {
    const play = opened(add(1, TOAST, { course: 1 }), add(2, LEMONADE), add(3, CAKE, { course: 2 }));
    expect(sent(play)).toEqual(['Kitchen new: new Cheese toast', 'Bar new: new Lemonade']);
    expect(sent(play)).toEqual([]);
    expect(play.refusals.at(-1)?.code).toBe('nothing-to-send');
    expect(fire(play, 2)).toEqual(['Kitchen fired: new Apple cake']);
    expect(play.order && heldCourses(play.order)).toEqual([]);
  });

  it('[K61] is fired once: again, when nothing waits with it, and on an order that was not seen, it is refused', () => {
    const play = opened(add(1, CAKE, { course: 2 }));
    const seen = play.order?.version ?? 0;
    play.play(add(2, TOAST));
    play.play({ name: 'fireCourse', input: { ...one(), sendId: fresh(), course: 2, expectedVersion: seen } });
    expect(fire(play, 3)).toEqual([]);
    expect(fire(play, 2)).toEqual(['Kitchen new: new Apple cake']);
    expect(fire(play, 2)).toEqual([]);
    expect(play.refusals.map(({ code }) => code)).toEqual(['order-stale', 'nothing-to-fire', 'course-fired']);
    play.play(add(3, CAKE, { course: 2 }));
    expect(sent(play)).toEqual(['Kitchen added: new Cheese toast, new Apple cake']);
  });

  it('[K61] another till’s lines of a fired course wait no longer, and are its own to tell', () => {
    const play = opened(add(1, CAKE, { course: 2 }));
    play.play(add(2, TOAST, { course: 2 }), OTHER_TILL);
    expect(sent(play, OTHER_TILL)).toEqual([]);
    expect(fire(play, 2)).toEqual(['Kitchen new: new Apple cake']);
    expect(fire(play, 2, OTHER_TILL)).toEqual([]);
    expect(sent(play, OTHER_TILL)).toEqual(['Kitchen added: new Cheese toast']);
  });

  it('[K60] what is being made is changed and stopped at once, also by a line in a course that waits', () => {
    const play = opened(add(1, CAKE), add(2, TOAST, { course: 2 }));
    send(play);
    play.play(place(1, { course: 2 }));
    expect(play.refusals.at(-1)?.code).toBe('course-told');
    play.play(change(1, 3));
    play.play(change(2, 4));
    expect(sent(play)).toEqual(['Kitchen changed: changed Apple cake']);
    play.play({ name: 'voidLine', input: { ...one(), lineId: id(4), reason: null } });
    expect(play.refusals.map(({ code }) => code)).toEqual(['course-told']);
    expect(fire(play, 2)).toEqual([]);
  });

  it('[K60] what waits is sent when its order is settled', () => {
    const play = opened(add(1, TOAST), add(2, CAKE, { course: 2 }), add(3, LEMONADE, { course: 3 }));
    send(play);
    const input = { ...one(), paymentId: fresh<never>(), tendered: 5_000 as never };
    play.play({ name: 'payCash', input: { ...input, expectedVersion: play.order?.version ?? 0 } });
    const done = { ...one(), sendId: fresh<never>(), expectedVersion: play.order?.version ?? 0 };
    expect(inShort(ticketsOf(play, { name: 'complete', input: done }))).toEqual([
      'Kitchen added: new Apple cake',
      'Bar new: new Lemonade',
    ]);
  });

  it('[K62][K63] a ticket is headed by the course that it fires, with courses and seats as headings, and says what waits', () => {
    const play = opened(
      add(1, TOAST, { course: 1, seat: 2 }),
      add(2, CAKE),
      add(3, TOAST, { course: 1, seat: 1 }),
      add(4, CAKE, { course: 2, seat: 1 }),
    );
    send(play);
    fire(play, 2);
    const options = { columns: 32, labels: ENGLISH, locale: 'en', timeZone: 'UTC' } as const;
    const [first, second] = ticketsOfFacts(play.facts).map((ticket) =>
      plainText(layoutTicket(ticket, options as never)),
    );
    expect(said(first)).toEqual([
      'COURSE 1',
      '1 × Apple cake',
      '— SEAT 1 —',
      '1 × Cheese toast',
      '— SEAT 2 —',
      '1 × Cheese toast',
      'WAITS: COURSE 2',
    ]);
    expect(said(second)).toEqual(['FIRED: COURSE 2', '— SEAT 1 —', '1 × Apple cake']);
  });

  it('[O30] the last word on a line’s place counts, also for what took its place meanwhile', () => {
    const play = opened(add(1, CAKE, { course: 2, seat: 1 }));
    play.play(change(1, 2));
    play.play(place(2, { seat: 3 }));
    expect(play.order?.lines.at(-1)).toMatchObject({ seat: 3, course: 2 });
    play.play(place(2, { seat: null, course: null }));
    const [line] = play.order?.lines.slice(-1) ?? [];
    expect([line?.seat, line?.course]).toEqual([undefined, undefined]);
    const unheard = { orderId: id(0x0d), lineId: id(1), seat: 4 };
    const placedAt = (hlc: number) => ({ ...play.facts.at(-1), payload: unheard, hlc, seq: 99 });
    const before = play.facts.slice(0, 4);
    const seats = (facts: readonly unknown[]) => foldOrder(facts as never[])?.lines.map(({ seat }) => seat);
    expect(seats([...before, placedAt(2)])).toEqual([4, 4]);
    expect(seats([...before, placedAt(99)])).toEqual([4, 4]);
    const facts = [...play.facts, placedAt(2)] as never[];
    expect(foldOrder([...facts].reverse())).toEqual(foldOrder(facts));
  });

  it('[K2][K60][K61] tickets sum to the order for any course of adds, changes, voids, moves, holds, fires and a payment', () => {
    fc.assert(
      fc.property(fc.array(kitchenStep, { maxLength: 25 }), fc.integer({ min: 1, max: 9 }), (course, pieces) => {
        const play = routedPlay();
        play.play({ name: 'open', input: one() });
        for (const step of course) {
          const command = commandFor(step, play.order, (pieces * 1_000) as never, one, fresh);
          if (command) play.play(command);
        }
        const { order } = play;
        if (!order) throw new Error('no order was opened');
        const waiting = heldCourses(order).flatMap(({ lines }) => lines);
        expect(waiting.filter(({ kitchen }) => kitchen !== 'untold')).toEqual([]);
        const paid = { ...one(), paymentId: fresh<never>(), tendered: 90_000_000 as never };
        play.play({ name: 'payCash', input: { ...paid, expectedVersion: order.version } });
        const { version } = play.order ?? order;
        play.play({ name: 'complete', input: { ...one(), sendId: fresh(), expectedVersion: version } });
        if (play.order?.status.state !== 'completed') return;
        expect(kitchenDelta(play.order, play.ctx.device, 'all')).toEqual([]);
        expect(new Set(newIn(play)).size).toBe(newIn(play).length);
        const { lines } = play.order;
        expect(lines.filter(({ voided, kitchen }) => (voided ? kitchen === 'told' : kitchen === 'told-void'))).toEqual(
          [],
        );
      }),
      { seed: 31, numRuns: 300 * effort },
    );
  });
});

/** The lines that sends told of as to be made. */
const newIn = ({ facts }: OrderPlay): string[] =>
  facts.flatMap((fact) =>
    fact.type === 'order.sent'
      ? fact.payload.changes.flatMap(({ kind, lineId }) => (kind === 'void' ? [] : [lineId]))
      : [],
  );

/** What a ticket says besides its station, time and number. */
const said = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => /^(\d × (Apple|Cheese)|COURSE|— SEAT|WAITS|FIRED)/.test(row));
