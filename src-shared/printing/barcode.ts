/** What a barcode says: 13 digits of an article, or any printable ASCII. */
export interface Barcode {
  readonly symbology: 'ean13' | 'code128';
  readonly data: string;
}

/**
 * The widths of a barcode's bars and of the spaces between them, in modules, beginning and ending with a bar; null where
 * the data cannot be such a barcode. ISO/IEC 15420 and 15417 (code set B).
 */
export function barcodeWidths({ symbology, data }: Barcode): readonly number[] | null {
  switch (symbology) {
    case 'ean13':
      return isEan13(data) ? eanWidths(data) : null;
    case 'code128':
      return /^[ -~]{1,80}$/.test(data) ? code128Widths(data) : null;
    default:
      return symbology satisfies never;
  }
}

function isEan13(data: string): boolean {
  if (!/^\d{13}$/.test(data)) return false;
  const sum = digitsOf(data).reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** The first digit has no bars of its own: it shows in which of the left ones are mirrored. */
function eanWidths(data: string): number[] {
  const [first = 0, ...rest] = digitsOf(data);
  const mirrored = EAN_MIRRORED[first] ?? '';
  const left = rest.slice(0, 6).flatMap((digit, at) => {
    const widths = eanDigit(digit);
    return mirrored[at] === '1' ? widths.reverse() : widths;
  });
  return [...EAN_EDGE, ...left, ...EAN_MIDDLE, ...rest.slice(6).flatMap(eanDigit), ...EAN_EDGE];
}

const EAN_EDGE = [1, 1, 1];
const EAN_MIDDLE = [1, 1, 1, 1, 1];
const EAN_DIGITS = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
const EAN_MIRRORED = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
];
const eanDigit = (digit: number): number[] => digitsOf(EAN_DIGITS[digit] ?? '');

function code128Widths(data: string): number[] {
  const values = [...data].map((character) => character.charCodeAt(0) - 0x20);
  const check = values.reduce((sum, value, at) => sum + value * (at + 1), START_B) % 103;
  return [START_B, ...values, check, STOP].flatMap((value) => digitsOf(CODE128[value] ?? ''));
}

const START_B = 104;
const STOP = 106;
const CODE128 = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 ' +
  '122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 ' +
  '322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 ' +
  '112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 ' +
  '331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 ' +
  '112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 ' +
  '124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 ' +
  '411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');

const digitsOf = (text: string): number[] => Array.from(text, Number);
