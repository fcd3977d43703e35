import { oc } from '@orpc/contract';
import { z } from 'zod';
import { catalog } from '../catalog/catalog.ts';
import { importPreview, importRequest, importResult } from '../catalog/menu-import.ts';
import { MOST_PICTURES_ASKED, picture, pictureData } from '../catalog/picture.ts';
import { soldOut } from '../catalog/sold-out.ts';
import { commandId, itemId, pictureId } from '../ids/ids.ts';
import { catalogChange } from '../journal/records.ts';
import { refusals } from './refusals.ts';

/** The menu: read, edited, and brought in from a file. */
export const catalogContract = {
  get: oc
    .route({ method: 'GET', path: '/catalog', summary: 'The whole menu' })
    .output(z.object({ catalogVersion: z.int(), catalog })),
  search: oc
    .route({ method: 'GET', path: '/catalog/search', summary: 'Find items by what is typed, the best first' })
    .input(z.strictObject({ query: z.string().max(120), limit: z.coerce.number().int().min(1).max(200).default(60) }))
    .output(z.object({ catalogVersion: z.int(), itemIds: z.array(itemId) })),
  change: oc
    .route({ method: 'POST', path: '/catalog/change', summary: 'Edit the menu, field by field' })
    .input(z.strictObject({ commandId, changes: z.array(catalogChange).min(1).max(1_000) }))
    .output(z.object({ catalogVersion: z.int() }))
    .errors(refusals('record-unknown', 'record-incomplete', 'command-reused')),
  addPicture: oc
    .route({ method: 'POST', path: '/catalog/pictures/add', summary: 'Keep a picture that items can name' })
    .input(z.strictObject({ commandId, data: pictureData }))
    .output(z.object({ pictureId }))
    .errors(refusals('picture-unreadable', 'command-reused')),
  pictures: oc
    .route({
      method: 'POST',
      path: '/catalog/pictures',
      summary: 'Read pictures; those that are not here are left out',
    })
    .input(z.strictObject({ pictureIds: z.array(pictureId).max(MOST_PICTURES_ASKED) }))
    .output(z.object({ pictures: z.array(picture) })),
  setSoldOut: oc
    .route({ method: 'POST', path: '/catalog/sold-out', summary: 'Say that an item is sold out, or back on sale' })
    .input(z.strictObject({ commandId, itemId, soldOut: soldOut.nullable() }))
    .output(z.object({ catalogVersion: z.int() }))
    .errors(refusals('item-unknown', 'command-reused')),
  previewImport: oc
    .route({ method: 'POST', path: '/catalog/import/preview', summary: 'What importing a menu file would do' })
    .input(importRequest)
    .output(importPreview)
    .errors(refusals('file-not-a-menu', 'file-too-large')),
  import: oc
    .route({ method: 'POST', path: '/catalog/import', summary: 'Import a menu file: all rows, or the good ones' })
    .input(importRequest.extend({ commandId, onBadRows: z.enum(['refuse', 'skip']) }))
    .output(importResult)
    .errors(refusals('file-not-a-menu', 'file-too-large', 'file-has-errors', 'command-reused')),
};
