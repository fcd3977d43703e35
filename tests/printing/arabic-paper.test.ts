import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTextDrawer, type TextDrawer } from '#main/printing/drawn-text/text-drawer.ts';
import { asSeen } from '#main/printing/drawn-text/visual-order.ts';
import { encodePaper } from '#main/printing/escpos.ts';
import type { Paper } from '#shared/printing/paper.ts';
import { paperHtml } from '#shared/printing/paper-html.ts';
import { labelsIn } from '#shared/printing/paper-labels-in.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import { charactersOf } from '#shared/printing/paper-text.ts';
import { CELL, isBlack, type Picture } from '#shared/printing/picture.ts';
import { readSlips, type SlipLine } from '#support/escpos-text.ts';
import { anyContent } from '#support/paper.ts';
import { ARABIC_RECEIPT, ARABIC_TICKET, DUBAI } from '#support/paper-arabic.ts';

const inDubai = (columns: number) => ({
  ...{ ...DUBAI, timeZone: 'Asia/Dubai', columns, reprint: false, opensDrawer: false },
});

let drawer: TextDrawer;
beforeAll(async () => {
  drawer = await loadTextDrawer();
});

/** The printed lines as far as a person sees them from afar: what the printer's letters say, and which cells were drawn in. */
const seen = (paper: Paper): string =>
  (readSlips(encodePaper(paper, { drawer }), paper.columns)[0]?.lines ?? [])
    .map((line) => `|${fromAfar(line, paper.columns)}|`)
    .join('\n');

function fromAfar({ text, picture }: SlipLine, columns: number): string {
  if (!picture) return text.padEnd(columns);
  return Array.from({ length: columns }, (_, cell) => (hasInk(picture, cell) ? '▒' : ' ')).join('');
}

const hasInk = (picture: Picture, cell: number): boolean =>
  Array.from({ length: CELL.width * picture.height }, (_, at) => at).some(
    (at) =>
      cell * CELL.width + (at % CELL.width) < picture.width &&
      isBlack(picture, cell * CELL.width + (at % CELL.width), Math.floor(at / CELL.width)),
  );

describe('a slip in Arabic', () => {
  it('[P98] of a guest has what it names at the right and amounts at the left', () => {
    expect(seen(layoutPaper({ kind: 'receipt', receipt: ARABIC_RECEIPT }, inDubai(42)))).toMatchInlineSnapshot(`
      "|          ▒▒▒▒▒▒▒▒▒▒▒▒  ▒▒▒▒▒▒▒▒          |
      |         ▒▒▒▒ ▒▒▒ ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒         |
      |           ▒▒▒▒ ▒ ▒▒▒ ▒▒▒▒ ▒▒▒▒           |
      |                                          |
      |▒▒▒▒▒ ▒▒▒▒▒ ▒▒▒▒▒▒ ▒▒          ▒▒▒▒▒ ▒▒▒▒▒|
      |                          ▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒|
      |                                ▒▒▒▒▒ ▒▒▒▒|
      |▒▒▒▒ ▒▒▒▒▒                     ▒ ▒ ▒ ▒▒▒▒▒|
      |                           ▒ ▒▒ ▒   ▒▒▒▒▒▒|
      |──────────────────────────────────────────|
      |▒▒▒▒ ▒▒▒▒▒           ▒▒▒▒▒ ▒▒▒▒ ▒▒▒▒▒▒ ▒ ▒|
      |                   ▒▒▒▒▒ ▒▒▒▒ ▒ ▒▒ ▒▒▒    |
      |                   ▒▒▒▒▒ ▒▒▒▒▒ ▒▒▒▒▒▒▒    |
      |                              ▒▒▒ ▒▒▒▒    |
      |                              ▒▒▒ ▒▒▒▒    |
      |▒▒▒▒ ▒▒▒▒                 ▒ ▒▒ ▒▒▒▒ ▒▒ ▒ ▒|
      |▒▒▒▒ ▒▒▒▒▒  ▒▒▒▒▒ ▒▒ ▒▒▒▒▒▒ ▒▒▒▒▒ ▒▒▒▒▒ ▒▒|
      |                    ▒▒▒▒▒▒▒  ▒▒▒▒ ▒▒▒▒    |
      |                       ▒▒ ▒ ▒▒▒▒ ▒▒▒▒▒    |
      |──────────────────────────────────────────|
      |▒▒▒▒ ▒▒▒▒▒                  ▒▒▒▒▒▒ ▒▒▒▒▒▒▒|
      |▒▒▒▒ ▒▒▒▒▒                           ▒▒▒▒▒|
      |▒▒ ▒▒▒▒▒  ▒▒▒▒▒▒▒▒▒▒       ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
      |▒▒▒▒ ▒▒▒▒▒▒                           ▒▒▒▒|
      |▒▒▒▒ ▒▒▒▒▒                           ▒▒▒▒▒|
      |                                          |
      |▒▒▒▒▒▒▒    ▒▒▒▒▒▒                         |
      |▒▒▒▒ ▒▒▒▒  ▒▒▒▒ ▒▒▒▒▒               ▒▒▒ ▒▒|
      |                                          |
      |              ▒ ▒▒▒▒▒▒▒ ▒▒▒▒              |"
    `);
  });

  it('[P98] of a kitchen is indented from the right, notes in whole frames', () => {
    expect(seen(layoutPaper({ kind: 'ticket', ticket: ARABIC_TICKET }, inDubai(32)))).toMatchInlineSnapshot(`
      "|▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
      |▒▒▒▒▒▒▒▒▒▒      ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
      | A-042                          |
      |▒ ▒ ▒ ▒▒▒▒▒           ▒▒▒▒▒ ▒▒▒▒|
      |                        ▒▒▒▒▒▒▒▒|
      |▒▒▒▒ ▒ ▒▒▒▒▒           ▒ ▒▒▒▒▒▒▒|
      |▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
      |       ┌───────────────────────┐|
      |       ▒ ▒▒▒▒ ▒ ▒▒▒ ▒▒▒▒ ▒▒▒▒▒ ▒|
      |       ▒             ▒▒▒▒▒ ▒▒▒ ▒|
      |       └───────────────────────┘|
      |════════════════════════════════|
      |       ▒▒    ▒▒▒▒▒▒▒▒▒▒▒▒       |
      |          ▒ ▒ ▒▒▒▒▒▒ ▒          |
      |           ▒▒▒▒▒ ▒▒▒▒ ▒▒▒▒▒▒ ▒ ▒|
      |                      ▒▒▒ ▒ ▒   |
      |                      Cheddar   |
      |                     ▒▒▒ ▒▒▒▒   |
      |▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
      |        ┌───────────────────┐   |
      |        ▒ ▒▒▒▒ ▒▒ ▒▒▒▒ ▒▒▒▒ ▒   |
      |        └───────────────────┘   |
      |        ▒▒▒▒▒▒▒ ▒▒▒▒ ▒▒▒ ▒▒▒▒   |
      |════════════════════════════════|
      |       ▒▒    ▒▒▒▒▒▒▒▒▒▒▒▒       |
      |                           ▒▒▒▒▒|
      |        ▒ ▒▒ ▒▒▒▒ ▒▒ ▒▒ ▒▒▒▒ ▒ ▒|
      |────────────────────────────────|
      |▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
      |▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
      |════════════════════════════════|"
    `);
  });

  it('[P98] begins at the right in mails, pages and plain text, too', () => {
    const paper = layoutPaper({ kind: 'receipt', receipt: ARABIC_RECEIPT }, inDubai(40));
    const html = paperHtml(paper);
    expect(html).toMatch(/^<table role="presentation" dir="rtl" /);
    expect(html).toContain('هاتف \u2066+971 4 123 4567\u2069<');
    expect(html).toContain('>\u2066-2.50\u2069 د.إ.<');
    const lines = plainText(paper).split('\n');
    expect(lines.filter((line) => !line.startsWith('\u200f')).join('')).toMatch(/^─*$/);
    expect(lines).toContainEqual(expect.stringMatching(/^\u200f1 × \u20667 Up \(0\.5 l\)\u2069\u200f +7\.00 د\.إ\.$/));
    const inEnglish = { ...inDubai(40), labels: labelsIn('en') };
    const english = layoutPaper({ kind: 'receipt', receipt: ARABIC_RECEIPT }, inEnglish);
    for (const text of [paperHtml(english), plainText(english)]) expect(text).not.toMatch(/dir=|[\u200f\u2066\u2069]/);
  });

  it('[P98] keeps its rows on the paper and both texts of a row apart, whatever it says', () => {
    const character = fc.constantFrom(...' abcXYZ0189,.-+()%&×', 'é', 'Я', '5 €', '12 ', ' (');
    fc.assert(
      fc.property(anyContent(character), fc.constantFrom(32, 42, 48), (content, columns) => {
        const paper = layoutPaper(content, inDubai(columns));
        const texts = paper.rows.filter((row) => row.kind === 'text' || row.kind === 'pair');
        const printed = readSlips(encodePaper({ ...paper, rows: texts }), columns)[0]?.lines ?? [];
        expect(printed).toHaveLength(texts.length);
        for (const [at, row] of texts.entries()) {
          const text = (printed[at]?.runs ?? []).map((run) => run.text).join('');
          const room = Math.floor(columns / row.size.width);
          expect(text.length).toBeLessThanOrEqual(room);
          if (row.kind === 'pair') {
            const [start, end] = [asPrinted(row.start), asPrinted(row.end)];
            expect(text).toBe(end + ' '.repeat(room - start.length - end.length) + start);
            if (start !== '' && end !== '') expect(start.length + end.length).toBeLessThan(room);
          } else if (row.align === 'start') expect(text).toBe(asPrinted(row.text).padStart(room));
        }
      }),
      { seed: 98, numRuns: 60 },
    );
  });
});

/** What is on no code page is a question mark to a printer that nothing is drawn for. */
const asPrinted = (text: string): string =>
  charactersOf(asSeen(text, 'rtl'))
    .map((character) => (/[\u0600-\u06ff]/.test(character) ? '?' : character))
    .join('');
