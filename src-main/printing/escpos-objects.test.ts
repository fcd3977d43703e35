import { describe, expect, it } from 'vitest';
import { LARGE, NORMAL, type Paper, type PaperRow, textRows } from '#shared/printing/paper.ts';
import { barcodeRows, imageRows, qrRows } from '#shared/printing/paper-codes.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import type { Picture } from '#shared/printing/picture.ts';
import { createRoll, readSlips, textOf } from '#support/escpos-text.ts';
import { tokensOf } from '#support/escpos-tokens.ts';
import { encodePaper } from './escpos.ts';

const paper = (...rows: PaperRow[]): Paper => ({ columns: 48, direction: 'ltr', rows: [...rows, { kind: 'cut' }] });
const read = (bytes: Buffer) => readSlips(bytes, 48)[0];

/** A diagonal, so that every row of dots differs from its neighbours. */
function diagonal(width: number, height: number): Picture {
  const across = Math.ceil(width / 8);
  const bits = new Uint8Array(across * height);
  for (let y = 0; y < height; y += 1) bits[y * across + ((y % width) >> 3)] = 0x80 >> (y % 8);
  return { width, height, bits };
}

describe('[P40] what is not text', () => {
  it('reads back as its plain text, between text that stays as it was', () => {
    const one = paper(
      ...textRows('Pay here', 48, { bold: true }),
      ...qrRows('https://shop.example/ä?a=1', 48),
      ...barcodeRows({ symbology: 'ean13', data: '4003994155486' }, 48),
      ...barcodeRows({ symbology: 'code128', data: 'A-042 {x}' }, 48),
      ...textRows('Thank you', 48, { bold: true }),
    );
    const slip = read(encodePaper(one));
    expect(textOf(slip)).toBe(plainText(one));
    expect(plainText(one)).toBe(
      'Pay here\n[QR] https://shop.example/ä?a=1\n[ean13] 4003994155486\n[code128] A-042 {x}\nThank you',
    );
    expect(slip?.lines.at(-1)?.runs).toMatchObject([{ bold: true }]);
  });

  it('is an image dot by dot, whatever bands it was sent in', () => {
    const picture = diagonal(200, 300);
    const bands = (read(encodePaper(paper(...imageRows(picture, 'Logo', 48))))?.lines ?? []).map(
      (line) => line.picture,
    );
    expect(bands.map((band) => band?.height)).toEqual([128, 128, 44]);
    expect(Buffer.concat(bands.map((band) => band?.bits ?? new Uint8Array()))).toEqual(Buffer.from(picture.bits));
  });

  it('is text where it is no such code or does not fit on the paper', () => {
    expect(qrRows('x'.repeat(332), 48)).toEqual(textRows('x'.repeat(332), 48));
    expect(qrRows('', 48)).toEqual(textRows('', 48));
    expect(barcodeRows({ symbology: 'ean13', data: '12' }, 48)).toMatchObject([{ kind: 'text', text: '12' }]);
    const long = { symbology: 'code128', data: 'A'.repeat(14) } as const;
    expect(barcodeRows(long, 48)).toMatchObject([{ kind: 'barcode' }]);
    expect(barcodeRows(long, 32)).toMatchObject([{ kind: 'text' }]);
    expect(imageRows(diagonal(385, 8), 'Logo', 32)).toMatchObject([{ kind: 'text', text: 'Logo', align: 'centre' }]);
  });

  it('can be a sound', () => {
    const roll = createRoll(48);
    for (const token of tokensOf(encodePaper(paper({ kind: 'buzzer', times: 3 }))).tokens) roll.take(token);
    expect(roll.beeps()).toBe(3);
  });
});

describe('[P41] red', () => {
  const rows = [...textRows('ALLERGY', 48, { red: true, size: LARGE }), ...textRows('Soup', 48)];

  it('is printed by a printer that has it, and black again after', () => {
    const lines = read(encodePaper(paper(...rows), { twoColour: true }))?.lines;
    expect(lines?.map(({ runs }) => runs)).toMatchObject([
      [{ text: 'ALLERGY', red: true, inverse: false }],
      [{ text: 'Soup', red: false, inverse: false }],
    ]);
  });

  it('is a dark bar across the paper anywhere else', () => {
    const bytes = encodePaper(paper(...rows));
    expect(bytes.includes(Buffer.from([0x1b, 0x72]))).toBe(false);
    expect(read(bytes)?.lines[0]?.runs).toMatchObject([{ text: 'ALLERGY'.padEnd(24), red: false, inverse: true }]);
  });

  it('is nothing to plain text', () => {
    expect(plainText(paper(...rows))).toBe('ALLERGY\nSoup');
    expect(rows[1]).toMatchObject({ size: NORMAL });
    expect(rows[1]).not.toHaveProperty('red');
  });
});
