import { type Logo, logoOfPicture, MOST_LOGO_BYTES, MOST_LOGO_HEIGHT } from '#shared/printing/logo.ts';
import { dither, fitted, type Shades } from './dither.ts';

/** A picture file as a logo for paper of so many dots, or null where the browser cannot read it as a picture. */
export async function readLogo(file: File, mostWidth: number): Promise<Logo | null> {
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return null;
  const size = fitted(image, { width: mostWidth, height: MOST_LOGO_HEIGHT, bytes: MOST_LOGO_BYTES });
  const shades = shadesOf(image, size);
  image.close();
  return shades && logoOfPicture(dither(shades));
}

function shadesOf(image: ImageBitmap, { width, height }: { width: number; height: number }): Shades | null {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  // What can be seen through is paper.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const lightAt = (at: number) => 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  return { width, height, dark: Float32Array.from({ length: width * height }, (_, at) => 255 - lightAt(4 * at)) };
}
