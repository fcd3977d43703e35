import { loadTextDrawer } from '#main/printing/drawn-text/text-drawer.ts';
import { encodePaper } from '#main/printing/escpos.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { asQuantity } from '#shared/money/minor.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { layoutTicket } from '#shared/printing/paper-ticket.ts';
import { TICKET } from '#support/paper.ts';
import { type Figure, median, quantile, time } from './measure.ts';

const LINES = 30;
const ROUNDS = 500;
const OPTIONS = { columns: 48, reprint: false, locale: 'en', timeZone: 'Europe/Berlin', labels: ENGLISH };

/** What a slip costs the engine, which sells with the same thread: from the ticket to the printer's bytes. */
export async function measureSlip(): Promise<Figure[]> {
  const before = process.memoryUsage().rss;
  const drawer = await loadTextDrawer();
  const plain = ticketOf(['Cheeseburger', 'Crème brûlée', 'Apfelschorle 0,5 l', 'Борщ']);
  const drawn = ticketOf(['宫保鸡丁', 'شاورما دجاج', '불고기 비빔밥', 'Phở bò tái 🌶️']);
  const encode = (ticket: Ticket) => encodePaper(layoutTicket(ticket, OPTIONS), { drawer });
  const first = time(() => encode(drawn));
  const grown = (process.memoryUsage().rss - before) / 1_000_000;
  const times = { plain: [] as number[], drawn: [] as number[] };
  for (let round = 0; round < 2 * ROUNDS; round += 1) {
    const one = { plain: time(() => encode(plain)), drawn: time(() => encode(drawn)) };
    if (round < ROUNDS) continue;
    times.plain.push(one.plain);
    times.drawn.push(one.drawn);
  }
  return [
    {
      name: `ticket of ${LINES} lines laid out and encoded, p95`,
      value: quantile(times.plain, 0.95),
      unit: 'ms',
      bound: { kind: 'at most', value: 3 },
      detail: `${median(times.plain).toFixed(2)} ms in the median`,
    },
    {
      name: `the same where no code page has the names, which are drawn, p95`,
      value: quantile(times.drawn, 0.95),
      unit: 'ms',
      detail: `${median(times.drawn).toFixed(2)} ms in the median, ${first.toFixed(0)} ms and ${grown.toFixed(0)} MB the first time`,
    },
  ];
}

function ticketOf(names: readonly string[]): Ticket {
  const [line] = TICKET.lines;
  if (!line) throw new Error('the ticket has no line');
  const lines = Array.from({ length: LINES }, (_, at) => ({
    ...line,
    quantity: asQuantity(1_000 * (1 + (at % 3))),
    name: names[at % names.length] ?? '',
    note: at % 5 === 0 ? 'no onions' : null,
  }));
  return { ...TICKET, lines };
}
