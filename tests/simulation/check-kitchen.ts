import type { Entry } from '#shared/journal/entry.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';
import type { CloudView } from './cloud-view.ts';
import { lastWords, nameOfTicket, type ShownTicket } from './kitchen-file.ts';
import { type KnownLine, sumsOfFacts, sumsOfLines, sumsOfSends, sumsOfTickets } from './kitchen-sums.ts';
import { sameAs } from './same-as.ts';
import { ON_SCREENS } from './simulated-shop.ts';
import type { KeptFile, TillFile } from './till-file.ts';

/** [SY55] of a till's file: its slips and its screens ask for what its journal told each station, and screens know the kitchen's last word. */
export function checkKitchen(cloud: CloudView, file: TillFile): void {
  const { entries, peers, tickets, keptFrom } = file;
  const recent = entries.filter(({ at }) => at >= keptFrom).map(eventOf);
  const lines = linesOf([...entries, ...peers.map(({ entry }) => entry)].map(eventOf));
  const isRecent = new Set(recent.flatMap(({ payload }) => ('sendId' in payload ? [payload.sendId] : [])));
  const onPaper = tickets.filter(({ sendId }) => isRecent.has(sendId));
  sameAs(sumsOfTickets(onPaper), sumsOfSends(recent, lines), 'what a till’s slips ask for');
  const shown = file.shown.filter(({ ticket }) => isRecent.has(ticket.sendId));
  const forScreens = onPaper.filter(({ station }) => ON_SCREENS.has(station.stationId));
  sameAs(
    Object.fromEntries(shown.map(({ name, ticket }) => [name, ticket])),
    Object.fromEntries(forScreens.map(({ looks: _, ...ticket }) => [nameOf(ticket), ticket])),
    'the tickets on a till’s screens',
  );
  sameAs(
    wordsOf(file.shown),
    wordsOf(
      file.shown,
      cloud.entries.map(({ entry }) => entry),
    ),
    'what the kitchen said last',
  );
}

/** [SY55] in the midst: all that stands of the day is on the screen, and nothing else of which the kitchen was told otherwise. */
export function checkBoard(cards: readonly KitchenCard[], kept: KeptFile, day: string | undefined): void {
  const shown =
    day ??
    kept.shown
      .map(({ businessDate }) => businessDate)
      .sort()
      .at(-1);
  const today = kept.shown.filter(({ businessDate }) => businessDate === shown);
  const said = [...kept.entries, ...kept.peers.map(({ entry }) => entry)];
  sameAs(wordsOf(kept.shown), wordsOf(kept.shown, said), 'what a till knows of its tickets');
  const standing = (all: readonly (readonly [string, number | null])[]) =>
    all.filter(([, bumpedAt]) => bumpedAt === null).map(([name]) => name);
  sameAs(
    standing(cards.map(({ ticket, bumpedAt }) => [nameOf(ticket), bumpedAt])).sort(),
    standing(today.map(({ name, bumpedAt }) => [name, bumpedAt])).sort(),
    'what stands on a screen',
  );
}

/** [SY55]: what one till told the kitchen of an order comes to what the order says; and a till hurries a line once. */
export function kitchenMakesTheOrders(cloud: CloudView): void {
  const facts = cloud.entries.map(({ entry, device }) => ({ device, fact: eventOf(entry) }));
  const lines = linesOf(facts.map(({ fact }) => fact));
  const told = facts.map(({ fact }) => fact).filter(({ type }) => type === 'order.sent');
  const byOrder = Map.groupBy(told, ({ payload }) => payload.orderId);
  for (const { order, devices } of cloud.orders.values()) {
    if (devices.length !== 1) continue;
    const wanted = sumsOfLines(wantedOf(order));
    sameAs(sumsOfFacts(byOrder.get(order.id) ?? [], lines), wanted, 'what the kitchen makes of an order');
  }
  const hurried = facts.flatMap(({ device, fact }) =>
    fact.type === 'order.rushed' ? fact.payload.lineIds.map((line) => `${device} ${line}`) : [],
  );
  sameAs(hurried.length, new Set(hurried).size, 'lines that a till hurried once');
}

/** Of a settled order all that stands on it, of a cancelled one nothing, of an open one what was sent. */
function wantedOf({ status, lines }: Order): readonly KnownLine[] {
  if (status.state === 'cancelled') return [];
  return lines.filter(({ voided, kitchen }) => (status.state === 'completed' ? !voided : kitchen === 'told'));
}

/** The kitchen's word on each ticket: as it shows, or as it was said. */
function wordsOf(shown: readonly ShownTicket[], said?: readonly Entry[]): Readonly<Record<string, number | null>> {
  const words = said && lastWords(said);
  return Object.fromEntries(shown.map(({ name, bumpedAt }) => [name, words ? (words.get(name) ?? null) : bumpedAt]));
}

const nameOf = ({ sendId, station }: KitchenCard['ticket']): string =>
  nameOfTicket({ sendId, stationId: station.stationId });

const eventOf = (entry: Entry): OrderEvent => entry as unknown as OrderEvent;

const linesOf = (events: readonly OrderEvent[]): ReadonlyMap<string, KnownLine> =>
  new Map(
    events.flatMap(({ type, payload }) => (type === 'order.line-added' ? [[payload.lineId, payload] as const] : [])),
  );
