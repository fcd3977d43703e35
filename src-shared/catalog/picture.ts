import { z } from 'zod';
import { pictureId } from '../ids/ids.ts';

/** The most characters of a picture's data: some 24 KB of it. */
export const MAX_PICTURE_LENGTH = 32_768;

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
