import { z } from 'zod';
import { type Picture, rowBytes } from './picture.ts';

/** As wide as 80 mm paper prints. */
export const MOST_LOGO_WIDTH = 576;
export const MOST_LOGO_HEIGHT = 256;
/** It is in the settings that every screen and every till of the shop is told of. */
export const MOST_LOGO_BYTES = 12_288;

/** A picture in black and white dots, as settings hold it: `bits` in hexadecimal digits, laid out as in `Picture`. */
export const logo = z
  .strictObject({
    width: z.int().min(1).max(MOST_LOGO_WIDTH),
    height: z.int().min(1).max(MOST_LOGO_HEIGHT),
    bits: z
      .string()
      .max(2 * MOST_LOGO_BYTES)
      .regex(/^[0-9a-f]*$/),
  })
  .refine(({ width, height, bits }) => bits.length === 2 * rowBytes(width) * height, 'has not as many dots as it says');
export type Logo = z.output<typeof logo>;

/** A logo as paper holds it. */
export const pictureOfLogo = ({ width, height, bits }: Logo): Picture => ({
  ...{ width, height },
  bits: Uint8Array.from({ length: bits.length / 2 }, (_, at) => Number.parseInt(bits.slice(2 * at, 2 * at + 2), 16)),
});

/** A picture as settings hold it; it must be no larger than a logo may be. */
export const logoOfPicture = ({ width, height, bits }: Picture): Logo => ({
  ...{ width, height },
  bits: Array.from(bits, (byte) => byte.toString(16).padStart(2, '0')).join(''),
});
