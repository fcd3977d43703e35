import type { PictureId } from '#shared/ids/ids.ts';
import { usePicture } from '../../till-client/use-picture.ts';
import classes from './item-grid.module.css';

/** A tile's picture, once it is here; until then the tile has its colour. The name below it says what it shows. */
export function TilePicture({ id }: { readonly id: PictureId }) {
  const data = usePicture(id);
  return data && <img className={classes.picture} src={data} alt="" decoding="async" draggable={false} />;
}
