import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sampleLetters } from '#main/printing/code-pages.ts';
import { loadTextDrawer } from '#main/printing/drawn-text/text-drawer.ts';
import { encodePaper } from '#main/printing/escpos.ts';
import { framedRows, LARGE, type Paper, type PaperRow, pairRows, TALL, textRows } from '#shared/printing/paper.ts';
import { barcodeRows, imageRows, qrRows } from '#shared/printing/paper-codes.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { layoutTestPage } from '#shared/printing/paper-test-page.ts';
import { photographSlips } from '#support/escpos-picture.ts';
import { AFTERNOON, RECEIPT, TICKET } from '#support/paper.ts';
import { ARABIC_RECEIPT, ARABIC_REFUND, ARABIC_TICKET, ARABIC_Z, DUBAI } from '#support/paper-arabic.ts';

const options = { reprint: true, locale: 'en', timeZone: 'Europe/Berlin', labels: ENGLISH, opensDrawer: true };
const at = (columns: number) => ({ ...options, columns });
const inDubai = (columns: number) => ({ ...at(columns), ...DUBAI, timeZone: 'Asia/Dubai' });

/** A cup, as a shop might have one on its receipts. */
const LOGO = (() => {
  const [width, height] = [96, 64];
  const across = width / 8;
  const bits = new Uint8Array(across * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inCup = y > 8 && y < 56 && Math.abs(x - 40) < 30 - y / 5;
      const inHandle = Math.abs(Math.hypot(x - 66, y - 28) - 14) < 4 && x > 62;
      const byte = y * across + (x >> 3);
      if (inCup || inHandle) bits[byte] = (bits[byte] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bits };
})();

const TEST_PAGE = {
  ...{ shop: 'Café Morgenrot', printer: 'Grill printer', at: AFTERNOON, stations: ['Grill', 'Fry'] },
  ...{ printsReceipts: true, twoColour: true, buzzer: true, pages: sampleLetters() },
};

function everything(columns: number): Paper {
  const rows: PaperRow[] = [
    ...imageRows(LOGO, 'Cup', columns),
    ...textRows('Café Morgenrot', columns, { size: LARGE, bold: true, align: 'centre' }),
    ...textRows('Äpfel · ящик · Łódź · ｶﾚｰ · 5 €', columns, { align: 'centre' }),
    { kind: 'rule', heavy: true },
    ...textRows('ALLERGY: NUTS', columns, { size: LARGE, bold: true, red: true }),
    ...pairRows('2 × شاورما دجاج (حار)', '24.00', columns, { size: TALL }),
    ...pairRows('1 × 宫保鸡丁', '13.50', columns, { size: TALL, bold: true }),
    ...pairRows('3 × 불고기 비빔밥', '33.00', columns),
    ...pairRows('1 × पनीर टिक्का', '11.00', columns),
    ...pairRows('1 × ต้มยำกุ้ง 🌶️', '12.00', columns),
    ...pairRows('1 × שניצל עם צ׳יפס', '14.00', columns),
    ...framedRows(['花生过敏 — no peanuts', 'حساسية الفول السوداني'], columns, 3, 'ltr'),
    ...textRows('VOID 1 × ラーメン', columns, { size: TALL, bold: true, inverse: true }),
    { kind: 'feed', lines: 1 },
    ...barcodeRows({ symbology: 'ean13', data: '4003994155486' }, columns),
    ...barcodeRows({ symbology: 'code128', data: 'A-042 {7}' }, columns),
    { kind: 'feed', lines: 1 },
    ...qrRows('https://shop.example/receipt/A-000123?über=1', columns),
    { kind: 'feed', lines: 1 },
    { kind: 'cut' },
  ];
  return { columns, direction: 'ltr', rows };
}

/** The pictures are for people to look at: test-results/slips. */
describe('[P47] slips as a printer would print them', () => {
  const slips: Record<string, Paper> = {
    'ticket-80': layoutPaper({ kind: 'ticket', ticket: TICKET }, at(48)),
    'ticket-58': layoutPaper({ kind: 'ticket', ticket: TICKET }, at(32)),
    'receipt-80': layoutPaper({ kind: 'receipt', receipt: RECEIPT }, at(48)),
    'receipt-58': layoutPaper({ kind: 'receipt', receipt: RECEIPT }, at(32)),
    'test-page-80': layoutTestPage(TEST_PAGE, at(48)),
    'test-page-58': layoutTestPage(TEST_PAGE, at(32)),
    'everything-80': everything(48),
    'everything-58': everything(32),
    'ticket-arabic-80': layoutPaper({ kind: 'ticket', ticket: ARABIC_TICKET }, inDubai(48)),
    'ticket-arabic-58': layoutPaper({ kind: 'ticket', ticket: ARABIC_TICKET }, inDubai(32)),
    'receipt-arabic-76': layoutPaper({ kind: 'receipt', receipt: ARABIC_RECEIPT }, inDubai(42)),
    'refund-arabic-58': layoutPaper({ kind: 'receipt', receipt: ARABIC_REFUND }, inDubai(32)),
    'z-report-arabic-80': layoutPaper({ kind: 'drawer-report', slip: ARABIC_Z }, inDubai(48)),
    'test-page-arabic-80': layoutTestPage(TEST_PAGE, inDubai(48)),
  };

  for (const [name, paper] of Object.entries(slips)) {
    it(`${name} is a picture of its own width that is neither white nor black`, async () => {
      const drawer = await loadTextDrawer();
      const bytes = encodePaper(paper, { drawer, twoColour: !name.startsWith('ticket') });
      const { width, dark } = readPng(readFileSync(await photographSlips(bytes, paper.columns, name)));
      expect(width).toBe(paper.columns * 12 + 48);
      expect(dark).toBeGreaterThan(0.02);
      expect(dark).toBeLessThan(0.4);
    });
  }
});

function readPng(png: Buffer) {
  const width = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  expect(png.toString('latin1', 37, 41)).toBe('IDAT');
  const rows = inflateSync(png.subarray(41, 41 + length));
  const dots = rows.length / (1 + width * 3);
  let dark = 0;
  for (let at = 1; at < rows.length; at += 3) if ((rows[at] ?? 255) < 100) dark += 1;
  return { width, dark: dark / (dots * width) };
}
