import { describe, expect, it } from 'vitest';
import { id, OrderPlay } from '#support/orders.ts';
import { ticketsOfFacts } from '#support/random-kitchen.ts';
import { foldOrder } from '../order/apply-order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { ENGLISH } from '../printing/paper-labels.ts';
import { layoutTicket } from '../printing/paper-ticket.ts';
import type { Ticket } from './ticket.ts';

const TOAST = 0x11;
const LEMONADE = 0x14;
let made = 1;
const fresh = <T extends string>() => id<T>(0xf000 + made++);
const one = () => ({ commandId: fresh<never>(), orderId: id<never>(0x0d) });
const add = (line: number, item: number): OrderCommand => {
  const said = { lineId: id<never>(line), itemId: id<never>(item), quantity: 1_000 as never, note: null, price: null };
  return { name: 'addLine', input: { ...one(), ...said, modifiers: [] } };
};
const note = (set: Omit<Extract<OrderCommand, { name: 'note' }>['input'], 'commandId' | 'orderId'>): OrderCommand => ({
  name: 'note',
  input: { ...one(), ...set },
});
const allergy = (...names: string[]) => note({ allergies: { add: names, remove: [] } });

function opened(...commands: readonly OrderCommand[]): OrderPlay {
  const play = new OrderPlay();
  for (const command of [{ name: 'open', input: one() } as const, ...commands]) play.play(command);
  return play;
}

function send(play: OrderPlay): Ticket[] {
  const before = ticketsOfFacts(play.facts).length;
  play.play({ name: 'send', input: { ...one(), sendId: fresh(), expectedVersion: play.order?.version ?? 0 } });
  return ticketsOfFacts(play.facts).slice(before);
}
const inShort = ({ station, kind, allergies = [], note = '', lines }: Ticket): string =>
  `${station.name} ${kind} [${allergies}] ${note}: ${lines.map((line) => `${line.kind} ${line.name}`).join(', ')}`;

describe('[K64] what is said of an order as a whole', () => {
  it('stands on every ticket from then on', () => {
    const play = opened(add(1, TOAST), add(2, LEMONADE), allergy('Nuts'), note({ note: 'No hurry' }));
    expect(send(play).map(inShort)).toEqual([
      'Kitchen new [Nuts] No hurry: new Cheese toast',
      'Bar new [Nuts] No hurry: new Lemonade',
    ]);
    expect(send(play)).toEqual([]);
    play.play({ name: 'voidLine', input: { ...one(), lineId: id(1), reason: 'left' } });
    expect(send(play).map(inShort)).toEqual(['Kitchen void [Nuts] No hurry: void Cheese toast']);
  });

  it('is told to every station that makes something of it, also after it was sent, and asks for nothing new', () => {
    const play = opened(add(1, TOAST), add(2, LEMONADE));
    send(play);
    play.play(allergy('Nuts'));
    play.play(add(3, LEMONADE));
    expect(send(play).map(inShort)).toEqual([
      'Bar changed [Nuts] : new Lemonade',
      'Kitchen changed [Nuts] : told Cheese toast',
    ]);
    play.play(note({ allergies: { add: [], remove: ['Nuts'] } }));
    expect(send(play).map(inShort)).toEqual([
      'Kitchen changed [] : told Cheese toast',
      'Bar changed [] : told Lemonade, told Lemonade',
    ]);
    play.play(note({ note: null }));
    expect(play.refusals.map(({ code }) => code)).toEqual(['note-unchanged']);
  });

  it('keeps each allergy of two tills that say one at a time, and the last note', () => {
    const play = opened(allergy('Nuts'), note({ note: 'first' }), allergy('Milk'), note({ note: 'last' }));
    expect(play.order?.notes).toEqual({ note: 'last', allergies: ['Nuts', 'Milk'], told: false });
    expect(foldOrder([...play.facts].reverse())).toEqual(play.order);
  });

  it('is not told by the send of a till that knows other notes', () => {
    const play = opened(add(1, TOAST), allergy('Milk'));
    const before = play.facts.length;
    send(play);
    const elsewhere = opened(add(1, TOAST), allergy('Nuts')).facts.at(-1);
    if (!elsewhere) throw new Error('nothing said');
    const facts = [...play.facts.slice(0, before), elsewhere, ...play.facts.slice(before)];
    const refolded = foldOrder(facts.map((fact, at) => ({ ...fact, hlc: at as never, seq: at })));
    expect(refolded?.notes).toEqual({ note: null, allergies: ['Milk', 'Nuts'], told: false });
  });

  it('[K12] [K17] is a dark bar on paper, also where a station wants no notes', () => {
    const play = opened(add(1, TOAST), allergy('Nuts', 'Milk'), note({ note: 'No hurry' }));
    const looks = { itemSize: 'large', printsNotes: false } as const;
    const options = { columns: 48, labels: ENGLISH, locale: 'en', timeZone: 'UTC' };
    const [rows = [], plain = []] = send(play).flatMap((ticket) =>
      [{ ...ticket, looks }, ticket].map((slip) => layoutTicket(slip, options as never).rows),
    );
    const texts = rows.flatMap((row) => (row.kind === 'text' ? [row] : []));
    expect(texts.filter(({ text }) => text.includes('ALLERGY')).map(({ inverse }) => inverse)).toEqual([true]);
    expect(JSON.stringify(rows)).not.toContain(ENGLISH.rushNote);
    play.play(allergy('Eggs'));
    const [again = []] = send(play).map((ticket) => layoutTicket(ticket, options as never).rows);
    expect(JSON.stringify(again)).toContain(ENGLISH.rushNote);
    const says = (all: typeof rows) => JSON.stringify(all).includes('No hurry');
    expect([says(rows), says(plain)]).toEqual([false, true]);
  });
});
