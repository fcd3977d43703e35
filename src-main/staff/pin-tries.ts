import type { StaffId } from '#shared/ids/ids.ts';
import type { PinTries } from '#shared/staff/pin-tries.ts';
import type { Instant } from '#shared/time/instant.ts';
import { idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

export function readTries(db: Reader, staffId: StaffId): PinTries | null {
  const row = selectTries(db).get({ staff: idToBytes(staffId) });
  return row ? { failed: row.failed, until: row.until as Instant } : null;
}

/** On the disk when it returns. */
export const writeTries = (db: Writer, staffId: StaffId, { failed, until }: PinTries): void => {
  upsertTries(db).run({ staff: idToBytes(staffId), failed, until });
};

/** The PIN was right, or another was given. */
export const forgetTries = (db: Writer, staffId: StaffId): void => {
  deleteTries(db).run({ staff: idToBytes(staffId) });
};

const selectTries = prepare((query, p: { staff: Uint8Array }) =>
  query.selectFrom('pin_try').select(['failed', 'until']).where('staff', '=', p.staff),
);

const upsertTries = prepare((query, p: { staff: Uint8Array; failed: number; until: number }) =>
  query
    .insertInto('pin_try')
    .values({ staff: p.staff, failed: p.failed, until: p.until })
    .onConflict((conflict) =>
      conflict
        .column('staff')
        .doUpdateSet((set) => ({ failed: set.ref('excluded.failed'), until: set.ref('excluded.until') })),
    ),
);

const deleteTries = prepare((query, p: { staff: Uint8Array }) =>
  query.deleteFrom('pin_try').where('staff', '=', p.staff),
);
