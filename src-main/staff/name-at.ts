import type { StaffId } from '#shared/ids/ids.ts';
import type { Till } from '../engine/till.ts';

/** Names the people of a till; nothing for who is no longer known there. */
export const nameAt =
  ({ staff }: Pick<Till, 'staff'>) =>
  (id: StaffId): string | undefined =>
    staff.find((one) => one.id === id)?.name;
