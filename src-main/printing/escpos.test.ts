import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper, PaperRow } from '#shared/printing/paper.ts';
import { NORMAL } from '#shared/printing/paper.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import { createRoll, readSlips, textOf } from '#support/escpos-text.ts';
import { tokensOf } from '#support/escpos-tokens.ts';
import { anyContent, RECEIPT, TICKET } from '#support/paper.ts';
import { codePages, isOnPages } from './code-pages.ts';
import { encodePaper } from './escpos.ts';

const options = { columns: 48, reprint: false, locale: 'en', timeZone: 'UTC', labels: ENGLISH, opensDrawer: true };
const ticket = layoutPaper({ kind: 'ticket', ticket: TICKET }, options);
const receipt = layoutPaper({ kind: 'receipt', receipt: RECEIPT }, options);

const text = (of: string): PaperRow => ({
  kind: 'text',
  text: of,
  align: 'start',
  size: NORMAL,
  bold: false,
  inverse: false,
});
const paper = (...rows: PaperRow[]): Paper => ({ columns: 48, direction: 'ltr', rows });

/** What a printer that has all our code pages can print, also in capitals: a ticket may shout. */
const printable = fc.constantFrom(
  ...' abcXYZ0189,.-\n',
  ...codePages.flatMap(({ characters }) => [...characters]).filter((one) => isOnPages(one.toUpperCase())),
);

describe('the bytes of a slip', () => {
  it('[P13] read back as its plain text', () => {
    for (const one of [ticket, receipt]) expect(textOf(readSlips(encodePaper(one), 48)[0])).toBe(plainText(one));
  });

  it('[P13][P16] read back as its plain text, whatever it says', () => {
    fc.assert(
      fc.property(anyContent(printable), fc.constantFrom(32, 42, 48), fc.boolean(), (content, columns, reprint) => {
        const any = layoutPaper(content, { ...options, columns, reprint });
        const slips = readSlips(encodePaper(any), columns);
        expect(slips.map((slip) => slip.cut)).toEqual([true]);
        expect(textOf(slips[0])).toBe(plainText(any).replace(/ +$/gm, ''));
      }),
      { seed: 51, numRuns: 150 },
    );
  });

  it('[P3] fill no line beyond the paper where the printer lacks the characters', () => {
    fc.assert(
      fc.property(anyContent(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), (content) => {
        const any = layoutPaper(content, options);
        const lines = readSlips(encodePaper(any), 48)[0]?.lines ?? [];
        expect(lines).toHaveLength(plainText(any).split('\n').length);
      }),
      { seed: 52, numRuns: 100 },
    );
  });

  it('[P5][P6][P7] look as the rows say: huge number, large items, dark voids', () => {
    const lines = readSlips(encodePaper(ticket), 48)[0]?.lines ?? [];
    const look = (start: string) => lines.find((line) => line.text.trimStart().startsWith(start))?.runs;
    expect(look('A-042')).toEqual([{ text: 'A-042', width: 4, height: 4, bold: true, inverse: false, red: false }]);
    expect(look('2 × Cheeseburger')).toMatchObject([{ width: 2, height: 2, bold: true, inverse: false }]);
    expect(look('Medium rare')).toMatchObject([{ width: 1, height: 2, bold: false, inverse: false }]);
    const bar = look('VOID 1 × Crème brûlée');
    expect(bar).toMatchObject([{ width: 2, height: 2, bold: true, inverse: true }]);
    expect(bar?.[0]?.text).toHaveLength(24);
  });

  it('[P14] begin by setting the printer back, and depend on no slip before', () => {
    const roll = createRoll(48);
    const bytes = Buffer.concat([encodePaper(ticket), encodePaper(receipt), encodePaper(ticket)]);
    for (const token of tokensOf(bytes).tokens) roll.take(token);
    const [first, second, third] = roll.slips();
    expect(third).toEqual(first);
    expect(textOf(second)).toBe(plainText(receipt));
    expect([...encodePaper(ticket).subarray(0, 2)]).toEqual([0x1b, 0x40]);
  });

  it('[P15] pulse the drawer with its pin and both times', () => {
    const bytes = encodePaper(receipt);
    expect(bytes.includes(Buffer.from([0x1b, 0x70, 0x00, 25, 250]))).toBe(true);
    expect(encodePaper(ticket).includes(Buffer.from([0x1b, 0x70]))).toBe(false);
  });

  it('[P16] keep empty lines', () => {
    const rows = [text('above'), text(''), { kind: 'feed', lines: 2 } as const, text('below')];
    expect(textOf(readSlips(encodePaper(paper(...rows)), 48)[0])).toBe('above\n\n\n\nbelow');
  });
});
