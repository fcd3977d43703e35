import { expect, it } from 'vitest';
import { logo, logoOfPicture, MOST_LOGO_BYTES, MOST_LOGO_HEIGHT, pictureOfLogo } from '#shared/printing/logo.ts';
import { isBlack } from '#shared/printing/picture.ts';
import { dither, fitted } from './dither.ts';

const even = (width: number, height: number, shade: number) =>
  dither({ width, height, dark: new Array<number>(width * height).fill(shade) });
const blackOf = (picture: ReturnType<typeof even>): number => {
  let black = 0;
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) if (isBlack(picture, x, y)) black += 1;
  }
  return black / (picture.width * picture.height);
};

it('[P93] turns shades into as much black as they are dark', () => {
  for (const dark of [0, 64, 128, 191, 255]) expect(blackOf(even(61, 40, dark))).toBeCloseTo(dark / 255, 1);
});

it('[P93] makes of any picture one that a logo may be, and never a larger one', () => {
  const most = { width: 576, height: MOST_LOGO_HEIGHT, bytes: MOST_LOGO_BYTES };
  for (const [width, height] of [
    [4_000, 3_000],
    [576, 256],
    [10_000, 3],
    [3, 10_000],
    [577, 200],
    [40, 30],
  ] as const) {
    const size = fitted({ width, height }, most);
    const kept = logoOfPicture(even(size.width, size.height, 100));
    expect(logo.safeParse(kept).success, `${width} × ${height}`).toBe(true);
    expect(logoOfPicture(pictureOfLogo(kept))).toEqual(kept);
    expect(size.width <= width && size.height <= height).toBe(true);
  }
  expect(fitted({ width: 40, height: 30 }, most)).toEqual({ width: 40, height: 30 });
});
