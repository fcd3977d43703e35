import type { Chit } from './chit.ts';
import { LARGE, NORMAL, type Paper, pairRows, TALL, textRows } from './paper.ts';
import type { PaperOptions } from './paper-options.ts';
import { cleanLine } from './paper-text.ts';
import { bar } from './paper-ticket.ts';
import { clock } from './wall-clock.ts';

/** Where tickets went, for whoever looks for them at this printer; spec [P62]. */
export function layoutChit(chit: Chit, options: PaperOptions): Paper {
  const { columns, labels } = options;
  const printer = cleanLine(chit.printer);
  const says = chit.kind === 'takes-over' ? labels.takesOver : labels.wasAway;
  return {
    columns,
    direction: labels.direction,
    rows: [
      ...(options.reprint ? bar(labels.reprint, columns) : []),
      ...bar(chit.kind === 'takes-over' ? labels.printerOff : labels.printerBack, columns),
      ...textRows(clock(chit.at, options), columns, { size: NORMAL, align: 'centre' }),
      ...textRows(says.replaceAll('{{name}}', printer), columns, { size: TALL, bold: true }),
      { kind: 'rule', heavy: true },
      ...chit.tickets.flatMap(({ orderNumber, station }) =>
        pairRows(orderNumber, station, columns, { size: columns >= 42 ? LARGE : TALL, bold: true }),
      ),
      ...(chit.more > 0
        ? textRows(labels.andMore.replace('{{count}}', String(chit.more)), columns, { size: TALL })
        : []),
      { kind: 'cut' },
    ],
  };
}
