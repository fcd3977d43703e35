import { describe, expect, it } from 'vitest';
import { add, LEMONADE, one, opened, send, TOAST } from '#support/kitchen-play.ts';
import { id } from '#support/orders.ts';
import { foldOrder } from '../order/apply-order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { ENGLISH } from '../printing/paper-labels.ts';
import { layoutTicket } from '../printing/paper-ticket.ts';
import type { Ticket } from './ticket.ts';

const note = (set: Omit<Extract<OrderCommand, { name: 'note' }>['input'], 'commandId' | 'orderId'>): OrderCommand => ({
  name: 'note',
  input: { ...one(), ...set },
});
const allergy = (...names: string[]) => note({ allergies: { add: names, remove: [] } });

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
