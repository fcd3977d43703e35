import { z } from 'zod';
import { commandId, orderId, staffId } from '../ids/ids.ts';

/**
 * Somebody approved, for whoever is signed in, one thing that these may not do; spec [SF21]. `right` is what was lacking, as it was
 * called then; the command's other entries stand beside this one.
 */
export const staffApproved = z.object({
  commandId,
  right: z.string().min(1).max(64),
  by: staffId,
  orderId: orderId.nullable(),
});

export const staffEventSchemas = { 'staff.approved': { 1: staffApproved } } as const;
export interface StaffEvent {
  readonly type: 'staff.approved';
  readonly v: 1;
  readonly payload: z.output<typeof staffApproved>;
}
