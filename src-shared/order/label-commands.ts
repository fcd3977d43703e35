import { z } from 'zod';
import { commandId, orderId, staffId } from '../ids/ids.ts';
import { instant } from '../time/instant.ts';
import { MAX_COVERS } from './order-labels.ts';
import { orderType } from './order-type.ts';

/** Says something of an order as a whole: only what is named changes. */
export const labelOrder = z.strictObject({
  commandId,
  orderId,
  set: z
    .strictObject({
      type: orderType.optional(),
      covers: z.int().min(1).max(MAX_COVERS).nullable().optional(),
      dueAt: instant.nullable().optional(),
      server: staffId.nullable().optional(),
    })
    .refine((set) => Object.values(set).some((value) => value !== undefined), 'must say something'),
});

/** What can be said with it. */
export type LabelSet = z.output<typeof labelOrder>['set'];

/** What can be wanted of an order's labels; a part of `orderCommandSchemas`. */
export const labelCommandSchemas = { label: labelOrder } as const;
