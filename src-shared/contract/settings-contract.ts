import { oc } from '@orpc/contract';
import { z } from 'zod';
import { commandId } from '../ids/ids.ts';
import { settingsChange } from '../journal/records.ts';
import { settings } from '../settings/settings.ts';
import { refusals } from './refusals.ts';

/** What a person sets of the shop, its stations and its printers. */
export const settingsContract = {
  change: oc
    .route({ method: 'POST', path: '/settings/change', summary: 'Edit shop, stations and printers, field by field' })
    .input(z.strictObject({ commandId, changes: z.array(settingsChange).min(1).max(200) }))
    .output(z.object({ settings }))
    .errors(
      refusals('record-unknown', 'record-incomplete', 'template-unknown-name', 'template-unclosed', 'command-reused'),
    ),
};
