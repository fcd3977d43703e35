import { isDrawable, MAX_PICTURE_SIDE, type Picture, pictureIdOf } from '#shared/catalog/picture.ts';
import type { PictureId } from '#shared/ids/ids.ts';
import type { JournalEvent } from '#shared/journal/events.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Reader } from '../db/connection.ts';
import { sha256 } from '../engine/sha256.ts';
import { catalogEvents } from './change-records.ts';
import { readOne } from './records.ts';

/** What keeps a picture; nothing where it is kept already; spec [MN9]. */
export function decidePicture(
  db: Reader,
  data: string,
): Result<{ readonly pictureId: PictureId; readonly events: JournalEvent[] }, Refusal> {
  if (!isDrawable(data)) return err(refuse('picture-unreadable', { most: MAX_PICTURE_SIDE }));
  const pictureId = pictureIdOf(sha256(data));
  const isKnown = readOne(db, 'picture', pictureId) !== null;
  return ok({ pictureId, events: isKnown ? [] : catalogEvents([{ noun: 'picture', id: pictureId, set: { data } }]) });
}

/** Those of these pictures that are here. */
export const readPictures = (db: Reader, ids: readonly PictureId[]): Picture[] =>
  ids.flatMap((id) => readOne(db, 'picture', id) ?? []);
