import type { Barcode } from '#shared/printing/barcode.ts';
import { BARCODE_HEIGHT_DOTS, BARCODE_MODULE_DOTS } from '#shared/printing/paper-codes.ts';
import { type Picture, rowBytes } from '#shared/printing/picture.ts';

/** What a slip holds besides text, as ESC/POS; spec [P40]. */

/** The printer is told how many bytes follow, and UTF-8 has more of them than the text has characters. */
export function qrBytes(data: string, moduleDots: number): Buffer {
  const stored = Buffer.from(data, 'utf8');
  return Buffer.concat([
    qrFunction(65, [MODEL_2, 0]),
    qrFunction(67, [moduleDots]),
    qrFunction(69, [ERROR_CORRECTION_M]),
    qrFunction(80, [STORE, ...stored]),
    qrFunction(81, [STORE]),
  ]);
}

/** `data` must be such a barcode; its text stands below the bars. */
export function barcodeBytes({ symbology, data }: Barcode): Buffer {
  const content = symbology === 'ean13' ? data : `{B${data.replaceAll('{', '{{')}`;
  return Buffer.concat([
    Buffer.from([GS, 0x48, TEXT_BELOW, GS, 0x68, BARCODE_HEIGHT_DOTS, GS, 0x77, BARCODE_MODULE_DOTS]),
    Buffer.from([GS, 0x6b, symbology === 'ean13' ? 67 : 73, content.length]),
    Buffer.from(content, 'latin1'),
  ]);
}

/** In bands, since a small printer takes in no picture higher than that at once; they join without a gap. */
export function pictureBytes({ width, height, bits }: Picture): Buffer {
  const across = rowBytes(width);
  const bands: Buffer[] = [];
  for (let top = 0; top < height; top += BAND) {
    const rows = Math.min(BAND, height - top);
    bands.push(
      Buffer.from([GS, 0x76, 0x30, 0, across & 0xff, across >> 8, rows & 0xff, rows >> 8]),
      Buffer.from(bits.subarray(top * across, (top + rows) * across)),
    );
  }
  return Buffer.concat(bands);
}

/** A printer without a buzzer skips the command by its length. */
export const buzzerBytes = (times: number): Buffer => Buffer.from([ESC, 0x28, 0x41, 4, 0, 48, SOUND, times, CYCLE]);

const ESC = 0x1b;
const GS = 0x1d;
const MODEL_2 = 50;
const ERROR_CORRECTION_M = 49;
const STORE = 48;
const TEXT_BELOW = 2;
const BAND = 128;
/** The first of a printer's sounds, for half a second each time; units of 100 ms. */
const SOUND = 49;
const CYCLE = 5;

function qrFunction(number: number, parameters: readonly number[]): Buffer {
  const length = parameters.length + 2;
  return Buffer.from([GS, 0x28, 0x6b, length & 0xff, length >> 8, 49, number, ...parameters]);
}
