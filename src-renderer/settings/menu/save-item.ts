import type { CommandId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import type { Till } from '../../till-client/till.ts';
import type { Trouble } from '../../till-client/trouble.ts';
import type { ItemFields } from './menu-forms.ts';
import type { PictureChoice } from './picture-field.tsx';
import { saveMenu } from './save-menu.ts';

/** Saves fields of an item; a picture that was chosen is kept first, once however often that is tried. */
export async function saveItem(
  till: Till,
  said: Partial<ItemFields>,
  changeOf: (said: Partial<ItemFields>) => CatalogChange,
  commandId: CommandId,
): Promise<Trouble | null> {
  const { picture } = said;
  if (!picture || !('chosen' in picture)) return saveMenu(till, changeOf(said), commandId);
  let kept: PictureChoice | null = null;
  const trouble = await till.attemptQuietly(async (client, id) => {
    const { pictureId } = await client.catalog.addPicture({ commandId: id, data: picture.chosen });
    kept = { kept: pictureId };
  });
  return trouble ?? saveMenu(till, changeOf({ ...said, picture: kept }), commandId);
}
