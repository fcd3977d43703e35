import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LARGE, NORMAL, type Paper, type PaperRow, pairRows, TALL, textRows } from '#shared/printing/paper.ts';
import { ARABIC } from '#shared/printing/paper-labels.ar.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import { isBlack, type Picture } from '#shared/printing/picture.ts';
import { readSlips, textOf } from '#support/escpos-text.ts';
import { anyContent } from '#support/paper.ts';
import { pagesOf } from '../code-pages.ts';
import { encodePaper } from '../escpos.ts';
import { slipBytes } from '../slip-bytes.ts';
import type { TextRow } from './draw-row.ts';
import { fillOutline } from './fill-outline.ts';
import { loadTextDrawer, type TextDrawer } from './text-drawer.ts';
import { asSeen, directionLevels, inVisualOrder } from './visual-order.ts';
import { unpackWoff } from './woff.ts';

let drawer: TextDrawer;
beforeAll(async () => {
  drawer = await loadTextDrawer();
});

const PAGES = pagesOf('auto');
const PAPER = { columns: 48, direction: 'ltr' } as const;
const rowOf = (rows: readonly PaperRow[]) => rows[0] as TextRow;
const draw = (text: string, options: Parameters<typeof textRows>[2] = {}): Picture => {
  const picture = drawer.draw(rowOf(textRows(text, 48, options)), PAPER, PAGES);
  if (!picture) throw new Error(`“${text}” was not drawn`);
  return picture;
};
/** Which columns of dots hold ink. */
const inked = (picture: Picture): boolean[] =>
  Array.from({ length: picture.width }, (_, x) =>
    Array.from({ length: picture.height }, (_, y) => isBlack(picture, x, y)).includes(true),
  );
const firstInk = (picture: Picture) => inked(picture).indexOf(true);
const lastInk = (picture: Picture) => inked(picture).lastIndexOf(true);
const silent = { error: () => {} };

describe('[P42] what no code page has', () => {
  it('is drawn in the cells that it would have as text', () => {
    for (const [size, height] of [
      [NORMAL, 30],
      [TALL, 48],
      [LARGE, 48],
    ] as const) {
      const picture = draw('2 × 宫保鸡丁 end', { size });
      expect(picture.height).toBe(height);
      const cell = 12 * size.width;
      const ink = inked(picture);
      for (const space of [1, 3, 12]) expect(ink.slice(space * cell, (space + 1) * cell)).not.toContain(true);
      for (const sign of [0, 2, 4, 6, 8, 10, 13, 15]) expect(ink.slice(sign * cell, (sign + 1) * cell)).toContain(true);
      expect(ink.length).toBeLessThanOrEqual(16 * cell);
    }
  });

  it('keeps its place in the row: right, in the middle, white on a bar across the paper', () => {
    const pair = drawer.draw(rowOf(pairRows('火锅', '12.00', 48)), PAPER, PAGES) as Picture;
    expect(firstInk(pair)).toBeLessThan(24);
    expect(lastInk(pair)).toBeGreaterThan(47 * 12);
    const middle = draw('火锅', { align: 'centre' });
    expect(firstInk(middle)).toBeGreaterThanOrEqual(22 * 12);
    expect(lastInk(middle)).toBeLessThan(26 * 12);
    const bar = draw('火锅', { inverse: true, size: LARGE });
    expect([bar.width, isBlack(bar, 575, 0), isBlack(bar, 575, 47)]).toEqual([576, true, true]);
    const light = draw('火锅');
    const bold = draw('火锅', { bold: true });
    expect(Buffer.compare(light.bits, bold.bits)).not.toBe(0);
  });

  it('leaves rows alone that the printer has letters for, and frames join those around', () => {
    const rows = [...textRows('Café', 48), ...textRows('│ 花生 │', 48, { size: TALL })];
    const lines = readSlips(encodePaper({ ...PAPER, rows }, { drawer }), 48)[0]?.lines ?? [];
    expect(lines.map(({ text }) => text)).toEqual(['Café', '[96 × 48]']);
    const framed = lines[1]?.picture as Picture;
    for (const x of [5, 6]) expect([isBlack(framed, x, 0), isBlack(framed, x, 47)]).toEqual([true, true]);
  });

  it('is drawn for every script that the fonts are there for', () => {
    const menu = [
      'شاورما',
      'שניצל',
      'ต้มยำ',
      'पनीर',
      'ਪਨੀਰ',
      'ઢોકળા',
      'ভাত',
      'தோசை',
      'బిర్యానీ',
      'ದೋಸೆ',
      'പുട്ട്',
      'රොටි',
      'ត្រី',
      'ຕຳໝາກຫຸ່ງ',
      'ဟင်းခါး',
      'ዶሮ ወጥ',
      'ხაჭაპური',
      'Հարիսա',
      '불고기',
      'ラーメン',
      '鸡蛋',
      '雞蛋',
      'Phở',
      'ψάρι',
      '🌶️',
      '👩‍🍳',
      '★',
    ];
    for (const name of menu) expect(inked(draw(name)), name).toContain(true);
  });
});

describe('[P43] what runs to the left', () => {
  it('stands in the order of the eye, numbers and Latin within it the right way round', () => {
    const order = (text: string) => {
      const levels = directionLevels(text, 'ltr');
      const parts = [...text].map((sign, at) => ({ sign, level: levels[at] ?? 0 }));
      return inVisualOrder(parts)
        .map(({ sign }) => sign)
        .join('');
    };
    expect(order('abc')).toBe('abc');
    expect(order('2 × אבג')).toBe('2 × גבא');
    expect(order('אב 12 גד ok')).toBe('דג 12 בא ok');
  });

  it.each([
    ['2 × אבג', 'גבא × 2'],
    ['2 × Cola', 'Cola × 2'],
    ['   Cola', 'Cola   '],
    ['10119 Berlin', '10119 Berlin'],
    ['0.250 kg אב', 'בא 0.250 kg'],
    ['2 × 7 Up (0.5 l)', '7 Up (0.5 l) × 2'],
    ['Fish & Chips!, אב', 'בא ,Fish & Chips!'],
    ['VAT 7 %', 'VAT 7 %'],
    ['PC437    éå', 'éå    PC437'],
    ['אב +49 (0)30 1234 567', '+49 (0)30 1234 567 בא'],
    ['(04) 123-4567', '(04) 123-4567'],
    ['-12.50 €', '€ -12.50'],
    ['12.50 €  1.90 €', '€ 1.90  € 12.50'],
    ['12.50 US$  -1.90 US$', '-1.90 US$  12.50 US$'],
    ['אב A-042', 'A-042 בא'],
    ['21/11/2025 14:05', '14:05 21/11/2025'],
    ['Bacon (2 × €0.50)', '(€0.50 × 2) Bacon'],
    ['אב (גד)', '(דג) בא'],
  ])('[P98] stands so on a slip whose lines all do: %j is %j', (text, seen) => {
    expect(asSeen(text, 'rtl')).toBe(seen);
    expect(asSeen(text, 'ltr')).toBe(text);
  });

  it('[P98] begins at the right edge of such a slip, and what stands opposite at the left', () => {
    const toTheLeft = { ...PAPER, direction: 'rtl' } as const;
    const pair = drawer.draw(rowOf(pairRows('שניצל', '12.00', 48, { indent: 2 })), toTheLeft, PAGES) as Picture;
    const ink = inked(pair);
    const cellsWith = Array.from({ length: 48 }, (_, cell) => ink.slice(cell * 12, cell * 12 + 12).includes(true));
    expect(cellsWith.map((has) => (has ? '#' : ' ')).join('')).toBe(`#####${' '.repeat(36)}#####  `);
    const middle = { align: 'centre' } as const;
    expect(drawer.draw(rowOf(textRows('火锅', 48, middle)), toTheLeft, PAGES)).toEqual(draw('火锅', middle));
  });

  it('is joined where its script joins', () => {
    const word = inked(draw('بيت', { size: LARGE }));
    const within = word.slice(word.indexOf(true), word.lastIndexOf(true));
    expect(within).not.toContain(false);
    const apart = inked(draw('ب ي ت', { size: LARGE }));
    expect(apart.slice(apart.indexOf(true), apart.lastIndexOf(true))).toContain(false);
  });
});

describe('[P44] what cannot be drawn', () => {
  it('is a question mark, among what can', () => {
    expect(draw('火 \u{13000}')).toEqual(draw('火 ?'));
  });

  it('leaves the row to the printer’s own letters where drawing would not help', () => {
    expect(drawer.draw(rowOf(textRows('\u{13000} ok', 48)), PAPER, PAGES)).toBeNull();
    const bytes = encodePaper({ ...PAPER, rows: textRows('\u{13000} ok', 48) }, { drawer });
    expect(textOf(readSlips(bytes, 48)[0])).toBe('? ok');
  });

  it('leaves the whole slip to them where the drawing itself fails', async () => {
    const paper: Paper = { ...PAPER, rows: [...textRows('火锅', 48), ...textRows('ok', 48)] };
    const told: unknown[] = [];
    const broken = { draw: () => assertNever() };
    for (const load of [() => Promise.reject(new Error('no fonts')), () => Promise.resolve(broken)]) {
      const bytes = await slipBytes(paper, {}, { error: (what: unknown) => told.push(what) }, load);
      expect(textOf(readSlips(bytes, 48)[0])).toBe('????\nok');
    }
    expect(told).toHaveLength(2);
  });

  it('never throws, whatever a slip says', () => {
    const options = { columns: 48, reprint: false, locale: 'en', timeZone: 'UTC', opensDrawer: true };
    const anyLabels = fc.constantFrom(ENGLISH, ARABIC);
    const character = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(anyContent(character), anyLabels, (content, labels) => {
        const paper = layoutPaper(content, { ...options, labels });
        const lines = readSlips(encodePaper(paper, { drawer }), 48)[0]?.lines ?? [];
        expect(lines).toHaveLength(plainText(paper).split('\n').length);
        for (const { picture } of lines) expect(picture?.width ?? 0).toBeLessThanOrEqual(576);
      }),
      { seed: 404, numRuns: 30 },
    );
  });
});

describe('[P45] a till whose slips all are on the code pages', () => {
  it('never loads what draws', async () => {
    const paper: Paper = { ...PAPER, rows: textRows('Crème brûlée 5 € ящик', 48) };
    const load = () => Promise.reject(new Error('loaded'));
    expect(await slipBytes(paper, {}, { error: () => assertNever() }, load)).toEqual(encodePaper(paper));
    expect(await slipBytes(paper, {}, silent)).toEqual(encodePaper(paper));
  });
});

describe('drawing', () => {
  it('blackens the dots that lie mostly within an outline, not those in its holes', () => {
    const square = (left: number, top: number, right: number, bottom: number) =>
      [left, top, left, bottom, left, bottom, right, bottom, right, bottom, right, top, right, top, left, top] as const;
    const hole = [2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 2, 4, 2, 4, 2, 2] as const;
    const { black } = fillOutline([...square(0.6, 0, 6, 6), ...hole], 7, 6);
    const rows = Array.from({ length: 6 }, (_, y) => black.slice(y * 7, (y + 1) * 7).join(''));
    expect(rows).toEqual(['0111110', '0111110', '0100110', '0100110', '0111110', '0111110']);
  });

  it('reads fonts whose tables are what their checksums say', () => {
    const { resolve } = createRequire(import.meta.filename);
    const file = '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff';
    const font = Buffer.from(unpackWoff(readFileSync(resolve(file))));
    const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => font.subarray(12 + at * 16, 28 + at * 16));
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) {
      const name = table.toString('latin1', 0, 4);
      if (name === 'head') continue;
      const [checksum = 0, from = 0, length = 0] = [4, 8, 12].map((at) => table.readUInt32BE(at));
      let sum = 0;
      for (let at = from; at < from + length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0;
      expect(sum, name).toBe(checksum);
    }
    expect(() => unpackWoff(font)).toThrow('not a WOFF');
  });
});

function assertNever(): never {
  throw new Error('this must not happen');
}
