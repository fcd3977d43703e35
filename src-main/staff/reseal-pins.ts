import type { StaffId } from '#shared/ids/ids.ts';
import { pinRecord } from '#shared/staff/pin.ts';
import type { Till } from '../engine/till.ts';
import { rowTables } from '../rows/row-tables.ts';
import { showStaff } from './change-staff.ts';
import { resealPin } from './pin-hash.ts';
import type { PinKeys } from './pin-keys.ts';

/**
 * Seals every PIN by the key that is used now, where the one before is held: those given before the pairing, and those from before
 * the shop got another key. The next version and no more, so that whatever somebody said of the person meanwhile, on whichever
 * till, stands over it; spec [SF24].
 */
export function resealPins(till: Till, keys: PinKeys): void {
  const rows = rowTables.staff.readAll(till.db);
  const sealed = rows.map((row) => pinRecord.safeParse(row.body.pin).data ?? null);
  if (sealed.every((record) => record === null)) return;
  const by = keys.current();
  let moved = false;
  for (const [at, row] of rows.entries()) {
    const record = sealed[at];
    const resealed = record ? resealPin(row.id as StaffId, record, keys, by) : null;
    if (!resealed) continue;
    rowTables.staff.write(till.db, { ...row, version: row.version + 1, body: { ...row.body, pin: resealed } });
    moved = true;
  }
  if (!moved) return;
  showStaff(till);
  till.onRows();
}
