import { type Picture, rowBytes } from '#shared/printing/picture.ts';

/** How dark each dot is, from 0 (paper) to 255 (black), row by row. */
export interface Shades {
  readonly width: number;
  readonly height: number;
  readonly dark: ArrayLike<number>;
}

/**
 * Shades as black and white dots that look alike from afar: what a dot is too dark or too light by is handed on to its
 * neighbours (Floyd and Steinberg).
 */
export function dither({ width, height, dark }: Shades): Picture {
  const left = Float32Array.from({ length: width * height }, (_, at) => dark[at] ?? 0);
  const bits = new Uint8Array(rowBytes(width) * height);
  const hand = (x: number, y: number, error: number): void => {
    if (x < 0 || x >= width || y >= height) return;
    left[y * width + x] = (left[y * width + x] ?? 0) + error;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = left[y * width + x] ?? 0;
      const isBlack = shade >= 128;
      const byte = y * rowBytes(width) + (x >> 3);
      if (isBlack) bits[byte] = (bits[byte] ?? 0) | (0x80 >> (x & 7));
      const error = shade - (isBlack ? 255 : 0);
      hand(x + 1, y, (error * 7) / 16);
      hand(x - 1, y + 1, (error * 3) / 16);
      hand(x, y + 1, (error * 5) / 16);
      hand(x + 1, y + 1, error / 16);
    }
  }
  return { width, height, bits };
}

/** How large a picture of that size becomes, so that it is no wider than `mostWidth` and not too high or too heavy. */
export function fitted(
  size: { readonly width: number; readonly height: number },
  most: { readonly width: number; readonly height: number; readonly bytes: number },
): { width: number; height: number } {
  const scale = Math.min(1, most.width / size.width, most.height / size.height);
  const width = Math.max(1, Math.floor(size.width * scale));
  const height = Math.max(1, Math.floor(size.height * scale));
  const bytes = rowBytes(width) * height;
  if (bytes <= most.bytes) return { width, height };
  const smaller = Math.sqrt(most.bytes / bytes) * 0.98;
  return { width: Math.max(1, Math.floor(width * smaller)), height: Math.max(1, Math.floor(height * smaller)) };
}
