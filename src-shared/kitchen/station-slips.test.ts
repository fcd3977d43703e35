import { describe, expect, it } from 'vitest';
import { KITCHEN } from '#support/orders.ts';
import { TICKET } from '#support/paper.ts';
import { stationSlips } from './station-slips.ts';
import type { Ticket } from './ticket.ts';

const saidBy = (slips: readonly Ticket[]) =>
  slips.map(({ kind, lines, part, copy }) => [
    kind,
    lines.map(({ name }) => name).join(', '),
    part?.number,
    copy?.number,
  ]);
const mixed: Ticket = { ...TICKET, kind: 'changed' };

describe('the slips that a station wants', () => {
  it('[K15] are one for each line, each saying what it is alone', () => {
    const each = { ...KITCHEN, oneItemPerTicket: true };
    expect(saidBy(stationSlips(mixed, each))).toEqual([
      ['added', 'Cheeseburger', 1, undefined],
      ['changed', 'Fries', 2, undefined],
      ['void', 'Crème brûlée', 3, undefined],
      ['added', 'Ham', 4, undefined],
    ]);
    const first: Ticket = { ...TICKET, kind: 'new', lines: TICKET.lines.filter(({ kind }) => kind === 'new') };
    expect(stationSlips(first, each).map(({ kind }) => kind)).toEqual(['new', 'new']);
    expect(stationSlips({ ...TICKET, kind: 'rush' }, each)).toHaveLength(1);
    expect(stationSlips({ ...first, lines: first.lines.slice(0, 1) }, each)[0]).not.toHaveProperty('part');
  });

  it('[K16] are copies that say so, but the first', () => {
    const slips = stationSlips(mixed, { ...KITCHEN, copies: 2 });
    expect(slips.map(({ copy }) => copy)).toEqual([undefined, { number: 2, of: 2 }]);
    expect(stationSlips(mixed, { ...KITCHEN, copies: 2, oneItemPerTicket: true })).toHaveLength(8);
  });

  it('[K4] are the ticket as it is where the station is gone', () => {
    expect(stationSlips(mixed, null)).toEqual([mixed]);
  });
});
