import { type Barcode, barcodeWidths } from './barcode.ts';
import { type PaperRow, textRows } from './paper.ts';
import { CELL, type Picture } from './picture.ts';

/** A QR code in the middle of the paper; what is too long for one is printed as text; spec [P40]. */
export function qrRows(data: string, columns: number): PaperRow[] {
  const bytes = utf8Length(data);
  const size = QR_SIZES.find(({ most }) => bytes <= most);
  return size && bytes > 0 ? [{ kind: 'qr', data, moduleDots: size.moduleDots }] : textRows(data, columns);
}

/** A barcode with its text below; as text alone where it is none or would not fit on the paper; spec [P40]. */
export function barcodeRows(barcode: Barcode, columns: number): PaperRow[] {
  const widths = barcodeWidths(barcode);
  const modules = QUIET_MODULES + (widths ?? []).reduce((sum, width) => sum + width, 0);
  const fits = widths !== null && modules * BARCODE_MODULE_DOTS <= columns * CELL.width;
  return fits ? [{ kind: 'barcode', ...barcode }] : textRows(barcode.data, columns, { align: 'centre' });
}

/** A picture in the middle of the paper, or the words for it where it is wider than that; spec [P40]. */
export function imageRows(picture: Picture, alt: string, columns: number): PaperRow[] {
  return picture.width <= columns * CELL.width
    ? [{ kind: 'image', picture, alt }]
    : textRows(alt, columns, { align: 'centre' });
}

/** The thinnest bar: what every printer prints sharp and every scanner reads. */
export const BARCODE_MODULE_DOTS = 2;
export const BARCODE_HEIGHT_DOTS = 80;
/** The white that a scanner needs at both ends. */
const QUIET_MODULES = 20;

/**
 * How many bytes of UTF-8 make a code that fits on the narrowest paper (384 dots) with modules of that many dots, at
 * error correction M: 41 modules hold 106 bytes, 69 hold 331; ISO/IEC 18004.
 */
const QR_SIZES = [
  { most: 106, moduleDots: 6 },
  { most: 331, moduleDots: 4 },
] as const;

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
