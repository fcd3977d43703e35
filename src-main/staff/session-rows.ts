import type { StaffId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToId, hexToBytes, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { sha256 } from '../engine/sha256.ts';

/** Longer than any shift. */
const SESSION_LIFE_MS = 16 * 3_600_000;

/** Keeps a session so that its window goes on after a restart; what is too old goes with it. */
export function writeSession(db: Writer, token: string, staffId: StaffId, at: Instant): void {
  deleteOld(db).run({ before: at - SESSION_LIFE_MS });
  insertSession(db).run({ token: hashOf(token), staff: idToBytes(staffId), at });
}

/** Whose session it is; null where it is none, or none any more. */
export function findSession(db: Reader, token: string, now: Instant): StaffId | null {
  const row = selectSession(db).get({ token: hashOf(token), after: now - SESSION_LIFE_MS });
  return row ? bytesToId(row.staff) : null;
}

export const deleteSession = (db: Writer, token: string): void => {
  deleteOne(db).run({ token: hashOf(token) });
};

export const deleteSessionsOf = (db: Writer, staffId: StaffId): void => {
  deleteTheirs(db).run({ staff: idToBytes(staffId) });
};

const hashOf = (token: string): Buffer => hexToBytes(sha256(token));

const insertSession = prepare((query, p: { token: Uint8Array; staff: Uint8Array; at: number }) =>
  query.insertInto('session').values({ token_hash: p.token, staff: p.staff, at: p.at }),
);

const selectSession = prepare((query, p: { token: Uint8Array; after: number }) =>
  query.selectFrom('session').select('staff').where('token_hash', '=', p.token).where('at', '>', p.after),
);

const deleteOne = prepare((query, p: { token: Uint8Array }) =>
  query.deleteFrom('session').where('token_hash', '=', p.token),
);

const deleteTheirs = prepare((query, p: { staff: Uint8Array }) =>
  query.deleteFrom('session').where('staff', '=', p.staff),
);

const deleteOld = prepare((query, p: { before: number }) => query.deleteFrom('session').where('at', '<=', p.before));
