import type { OrderId, SendId } from '#shared/ids/ids.ts';
import type { Ticket, TicketLine } from '#shared/kitchen/ticket.ts';
import { asQuantity } from '#shared/money/minor.ts';
import type { Station } from '#shared/settings/settings.ts';
import { asInstant } from '#shared/time/instant.ts';

/** What the sample's parts are called, in the language of the screen. */
export type SampleWords = Readonly<
  Record<'burger' | 'cheese' | 'onions' | 'nuts' | 'note' | 'fries' | 'salad' | 'grill' | 'station', string>
>;

/** A ticket that shows all that a station's tickets can bear; it belongs to no order. */
export function sampleTicket({ id, name, kind }: Station, words: SampleWords): Ticket {
  const places = [words.grill];
  const at = kind === 'expo' ? { madeAt: places } : { alsoAt: places };
  const plain = { was: null, modifiers: [], note: null };
  const lines: TicketLine[] = [
    {
      ...{ kind: 'new', quantity: asQuantity(2_000), was: null, name: words.burger, note: words.note },
      modifiers: [
        { name: words.cheese, count: 2 },
        { name: words.onions, count: 1, kind: 'remove' },
        { name: words.nuts, count: 1, kind: 'allergy' },
      ],
      ...at,
    },
    { ...plain, kind: 'changed', quantity: asQuantity(3_000), was: asQuantity(2_000), name: words.fries },
    { ...plain, kind: 'void', quantity: asQuantity(1_000), name: words.salad },
  ];
  return {
    ...{ kind: 'changed', orderId: NOBODYS as OrderId, sendId: NOBODYS as SendId, orderNumber: 'A-042', lines },
    ...{ station: { stationId: id, name: name.trim() || words.station }, at: asInstant(NOON) },
  };
}

const NOBODYS = '00000000-0000-7000-8000-000000000000' as string;
const NOON = Date.UTC(2026, 5, 1, 12, 34);
