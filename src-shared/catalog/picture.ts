import { z } from 'zod';
import { type PictureId, pictureId } from '../ids/ids.ts';
import { pictureSize } from './picture-size.ts';

/** The most characters of a picture's data: some 24 KB of it. */
export const MAX_PICTURE_LENGTH = 32_768;
/** The most pixels of a picture on each side: a small file can hold a picture that no screen has the memory for. */
export const MAX_PICTURE_SIDE = 512;
/** The most pictures that are asked for at once. */
export const MOST_PICTURES_ASKED = 60;

/**
 * A tile's picture, as a record of its own: an item only names it, so that the menu stays as small as it was, and a screen
 * asks for the pictures that it shows. A picture never changes; another one has another id; spec [MN9].
 */
export const picture = z.strictObject({
  id: pictureId,
  data: z
    .string()
    .max(MAX_PICTURE_LENGTH)
    .regex(/^data:image\/(webp|jpeg|png);base64,[A-Za-z0-9+/]+={0,2}$/, 'must be a WebP, JPEG or PNG as a data URL'),
});

export type Picture = z.output<typeof picture>;
export const pictureData = picture.shape.data;

/** Whether this is the picture that it says it is, and small enough to be drawn; spec [MN9]. */
export function isDrawable(data: string): boolean {
  const [, type, base64 = ''] = /^data:([a-z/]+);base64,(.*)$/.exec(data) ?? [];
  // A rest of one letter is no whole byte.
  if (base64.replace(/=+$/, '').length % 4 === 1) return false;
  const size = pictureSize(Uint8Array.from(atob(base64.replace(/=+$/, '')), (letter) => letter.charCodeAt(0)));
  return size !== null && size.type === type && Math.max(size.width, size.height) <= MAX_PICTURE_SIDE;
}

/** The id of a picture: what it holds, hashed, so that it is kept once however often it is added. `hash` is in hexadecimal; spec [MN9]. */
export const pictureIdOf = (hash: string): PictureId =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}` as PictureId;
