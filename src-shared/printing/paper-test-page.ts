import type { Direction } from '../language/language.ts';
import type { Instant } from '../time/instant.ts';
import { LARGE, NORMAL, type Paper, type PaperRow, TALL, textRows } from './paper.ts';
import { barcodeRows, qrRows } from './paper-codes.ts';
import type { PaperOptions } from './paper-options.ts';
import { bar } from './paper-ticket.ts';
import { clock } from './wall-clock.ts';

/** What a test page shows of a printer's set-up. */
export interface TestPage {
  readonly shop: string;
  readonly printer: string;
  readonly at: Instant;
  /** The names of the stations whose tickets it prints. */
  readonly stations: readonly string[];
  readonly printsReceipts: boolean;
  readonly twoColour: boolean;
  readonly buzzer: boolean;
  /** Letters of each code page that is in use. */
  readonly pages: readonly { readonly name: string; readonly letters: string }[];
}

/** All that a printer may be asked to print, and at the end what to look for; spec [P73]. */
export function layoutTestPage(page: TestPage, options: PaperOptions): Paper {
  const { columns, labels } = options;
  const says = labels.testPage;
  const centred = (text: string, size = NORMAL) => textRows(text, columns, { size, align: 'centre' });
  const light: PaperRow = { kind: 'rule', heavy: false };
  const serves = [...page.stations, ...(page.printsReceipts ? [says.receipts] : [])].join(', ') || says.nothing;
  const checks = [
    ...says.checks,
    ...(page.twoColour ? [says.checkRed] : []),
    ...(page.buzzer ? [says.checkBuzzer] : []),
  ];
  return {
    columns,
    direction: labels.direction,
    rows: [
      ...(page.buzzer ? [{ kind: 'buzzer', times: 1 } as const] : []),
      ...bar(says.title, columns),
      ...centred(page.shop, LARGE),
      ...(page.printer === '' ? [] : centred(page.printer, TALL)),
      ...centred(clock(page.at, options)),
      ...textRows(`${says.prints} ${serves}`, columns, { hang: 2 }),
      light,
      ...textRows(says.ruler.replace('{{count}}', String(columns)), columns),
      ...rulerRows(columns, labels.direction),
      light,
      ...page.pages.flatMap(({ name, letters }) => textRows(`${name.padEnd(9)} ${letters}`, columns, { hang: 2 })),
      ...textRows(`${says.drawn.padEnd(9)} ${DRAWN}`, columns, { hang: 2 }),
      light,
      ...textRows(says.bold, columns, { bold: true }),
      ...textRows(says.large, columns, { size: LARGE }),
      ...textRows(says.inverse, columns, { inverse: true }),
      ...(page.twoColour ? textRows(says.red, columns, { red: true }) : []),
      { kind: 'feed', lines: 1 },
      ...qrRows(SAMPLE_CODE, columns),
      { kind: 'feed', lines: 1 },
      ...barcodeRows({ symbology: 'code128', data: SAMPLE_CODE }, columns),
      light,
      ...textRows(says.right, columns, { bold: true }),
      ...checks.flatMap((check) => textRows(`- ${check}`, columns, { hang: 2 })),
      { kind: 'cut' },
    ],
  };
}

/** Scripts that no code page has. */
const DRAWN = 'Ελλάδα 中文 한국 ไทย';
const SAMPLE_CODE = 'EVERTILL 123';

/** A line that is just as wide as the paper, with the number of every tenth column above it, counted from where lines start. */
function rulerRows(columns: number, direction: Direction): PaperRow[] {
  const tens = Array.from({ length: Math.floor(columns / 10) }, (_, at) => String((at + 1) * 10).padStart(10));
  const digits = Array.from({ length: columns }, (_, at) => (at + 1) % 10);
  // Digits run to the right in any text.
  const counted = direction === 'rtl' ? digits.toReversed() : digits;
  return [tens.join(''), counted.join('')].map((text) => ({
    ...{ kind: 'text', text, align: 'start', size: NORMAL, bold: false, inverse: false },
  }));
}
