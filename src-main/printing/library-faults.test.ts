import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { describe, expect, it } from 'vitest';
import { LARGE, type PaperRow, pairRows, textRows } from '#shared/printing/paper.ts';
import { qrRows } from '#shared/printing/paper-codes.ts';
import { readSlips } from '#support/escpos-text.ts';
import { encodePaper } from './escpos.ts';

/** What node-thermal-printer 4.6.1 makes, through its hook for a transport of one's own. */
function library(width = 48): ThermalPrinter {
  const transport = { execute: () => Promise.resolve({}), isPrinterConnected: () => Promise.resolve(true) };
  return new ThermalPrinter({ type: PrinterTypes.EPSON, interface: transport as unknown as string, width });
}
const ours = (...rows: PaperRow[]): Buffer => encodePaper({ columns: 48, direction: 'ltr', rows });
const lines = (bytes: Buffer) => readSlips(bytes, 48).flatMap((slip) => slip.lines.map(({ text }) => text));
const has = (bytes: Buffer, ...part: number[]) => bytes.includes(Buffer.from(part));

/** Each shows what the library does wrong and that our slips are free of it; a mended library fails these tests. */
describe('[P46] a fault of the library reaches no paper:', () => {
  it('its buffer keeps what was printed', async () => {
    const printer = library();
    printer.println('first');
    await printer.execute();
    printer.println('second');
    expect(printer.getText()).toBe('first\nsecond\n');
    expect(lines(Buffer.concat([ours(...textRows('first', 48)), ours(...textRows('second', 48))]))).toEqual([
      'first',
      'second',
    ]);
  });

  it('its pulse to the drawer lacks the times', () => {
    const printer = library();
    printer.openCashDrawer();
    expect([...printer.getBuffer()]).toEqual([0x1b, 0x70, 0, 0x1b, 0x70, 1]);
    expect([...ours({ kind: 'pulse' })]).toEqual([0x1b, 0x40, 0x1b, 0x70, 0, 25, 250]);
  });

  it('it takes the height of letters for their width', () => {
    const printer = library();
    printer.setTextSize(3, 0);
    expect([...printer.getBuffer()]).toEqual([0x1d, 0x21, 0x30]);
    const tall = ours(...textRows('tall', 48, { size: { width: 1, height: 4 } }));
    expect(has(tall, 0x1d, 0x21, 0x03)).toBe(true);
  });

  it('it initialises the printer behind the knife and goes on as if the code page still stood', () => {
    const printer = library();
    printer.setCharacterSet('WPC1252' as never);
    printer.print('é');
    printer.cut();
    printer.print('é');
    expect([...printer.getBuffer().subarray(-3)]).toEqual([0x1b, 0x40, 0xe9]);
    const slips = readSlips(ours(...textRows('é', 48), { kind: 'cut' }, ...textRows('é', 48)), 48);
    expect(slips.map((slip) => slip.lines.map(({ text }) => text))).toEqual([['é'], ['é']]);
  });

  it('it counts the characters of a QR code where the printer counts bytes', () => {
    const printer = library();
    printer.printQR('ääää');
    expect(has(printer.getBuffer(), 0x1d, 0x28, 0x6b, 4 + 3, 0, 0x31, 0x50, 0x30)).toBe(true);
    expect(() => readSlips(printer.getBuffer(), 48)).toThrow();
    const code = ours(...qrRows('ääää', 48));
    expect(has(code, 0x1d, 0x28, 0x6b, 8 + 3, 0, 0x31, 0x50, 0x30)).toBe(true);
    expect(lines(code)).toEqual(['[QR] ääää']);
    const long = ours(...qrRows('é'.repeat(150), 48));
    expect(has(long, 0x1d, 0x28, 0x6b, (300 + 3) & 0xff, 1, 0x31, 0x50, 0x30)).toBe(true);
  });

  it('it drops the empty lines of a text', () => {
    const printer = library();
    printer.println('above\n\nbelow');
    expect(lines(printer.getBuffer())).not.toEqual(['above', '', 'below']);
    expect(lines(ours(...['above', '', 'below'].flatMap((line) => textRows(line, 48))))).toEqual([
      'above',
      '',
      'below',
    ]);
  });

  it('it lets a left and a right text run into each other and over the edge', () => {
    const printer = library();
    printer.leftRight('Grilled vegetables with rosemary potatoes', '1,234.50');
    expect(lines(printer.getBuffer())).toHaveLength(2);
    expect(lines(ours(...pairRows('Grilled vegetables with rosemary potatoes', '1,234.50', 48)))).toEqual([
      'Grilled vegetables with rosemary        1,234.50',
      'potatoes',
    ]);
  });

  it('it folds no letters of double width', () => {
    const printer = library();
    printer.setTextSize(1, 0);
    printer.println('Grilled vegetables and potatoes');
    expect(lines(printer.getBuffer())).toEqual(['Grilled vegetables and p', 'otatoes']);
    const wide = readSlips(ours(...textRows('Grilled vegetables and potatoes', 48, { size: LARGE })), 48)[0];
    expect(wide?.lines.map(({ text }) => text)).toEqual(['Grilled vegetables and', 'potatoes']);
  });
});
