import { MAX_PICTURE_LENGTH } from '#shared/catalog/picture.ts';

/** In pixels, largest first: as sharp as tiles are drawn on fine screens, or less where it would be too large a file. */
const SIDES = [192, 128, 96] as const;
const QUALITIES = [0.82, 0.65, 0.45] as const;

/** The middle of a picture file as a small square, as a data URL; null where the browser cannot read it as a picture. */
export async function shrinkPicture(file: Blob): Promise<string | null> {
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return null;
  try {
    for (const side of SIDES) {
      const canvas = squareOf(image, side);
      for (const quality of QUALITIES) {
        const data = canvas && (await dataUrl(await canvas.convertToBlob({ type: 'image/webp', quality })));
        if (data && data.length <= MAX_PICTURE_LENGTH) return data;
      }
    }
    return null;
  } finally {
    image.close();
  }
}

function squareOf(image: ImageBitmap, side: number): OffscreenCanvas | null {
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const cut = Math.min(image.width, image.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, (image.width - cut) / 2, (image.height - cut) / 2, cut, cut, 0, 0, side, side);
  return canvas;
}

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
