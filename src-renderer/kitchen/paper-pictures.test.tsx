import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { barcodeWidths } from '#shared/printing/barcode.ts';
import '../i18n/i18n.ts';
import './strings.ts';
import { BarcodeStrip, Dots, QrCode } from './paper-pictures.tsx';

/** The black squares of a drawing, as rows of # and spaces. */
function drawn(markup: string): string[] {
  const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(markup)?.map(Number) ?? [];
  const rows = Array.from({ length: height }, () => new Array<string>(width).fill(' '));
  for (const [, x, y, run, down] of markup.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
    for (let row = Number(y); row < Number(y) + Number(down); row += 1)
      rows[row]?.fill('#', Number(x), Number(x) + Number(run));
  }
  return rows.map((row) => row.join(''));
}

describe('[P40] on the screen', () => {
  it('a QR code is drawn as its printer would, and read out as what it says', () => {
    const markup = renderToStaticMarkup(<QrCode data="https://shop.example/ä" moduleDots={6} columns={48} />);
    const rows = drawn(markup);
    expect(rows).toHaveLength(25);
    expect(rows.slice(0, 7).map((row) => row.slice(0, 7))).toEqual([
      '#######',
      '#     #',
      '# ### #',
      '# ### #',
      '# ### #',
      '#     #',
      '#######',
    ]);
    expect(markup).toContain('role="img"');
    expect(markup).toContain('aria-label="QR code: https://shop.example/ä"');
    expect(markup).toContain(`--share:${(25 * 6) / 576}`);
  });

  it('a barcode has its bars and its digits', () => {
    const barcode = { symbology: 'ean13', data: '4003994155486' } as const;
    const markup = renderToStaticMarkup(<BarcodeStrip barcode={barcode} columns={48} />);
    const widths = barcodeWidths(barcode) ?? [];
    expect(drawn(markup)[0]).toBe(widths.map((width, at) => (at % 2 === 0 ? '#' : ' ').repeat(width)).join(''));
    expect(markup).toContain('>4003994155486</div>');
  });

  it('a picture has its dots', () => {
    const picture = { width: 10, height: 2, bits: Uint8Array.of(0b10110000, 0b01000000, 0b00000001, 0b10000000) };
    const markup = renderToStaticMarkup(<Dots picture={picture} alt="Logo" columns={48} />);
    expect(drawn(markup)).toEqual(['# ##     #', '       ## ']);
    expect(markup).toContain('aria-label="Logo"');
  });
});
