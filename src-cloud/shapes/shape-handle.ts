import { createHash, randomBytes } from 'node:crypto';
import { columnsOf } from './published-tables.ts';
import type { Shape } from './shape-log.ts';
import { isBefore, type LogPlace } from './shape-place.ts';

/**
 * A handle names a shape and where its log begins for whoever got it, and says so itself: any replica understands it, and
 * none has to remember it. It holds for the database that it was made on: after a restore into another cluster or along
 * another timeline, numbers of transactions mean something else. No two are alike; spec [SH8].
 */
export function makeHandle(shape: Shape, incarnation: string, { xid }: LogPlace): string {
  const nonce = randomBytes(6).toString('base64url');
  return `${xid}.${nonce}.${checkOf(shape, incarnation, String(xid), nonce)}`;
}

/** Where the log of this handle begins; null if the handle is not of this shape or not of this database. */
export function readHandle(shape: Shape, incarnation: string, handle: string): LogPlace | null {
  const [, xid, nonce, check] = /^(\d{1,19})\.([\w-]{8})\.([\w-]{16})$/.exec(handle) ?? [];
  if (xid === undefined || nonce === undefined || check !== checkOf(shape, incarnation, xid, nonce)) return null;
  return { xid: BigInt(xid), op: 0n };
}

/** Whether whoever stands here has missed nothing that is still to be told. */
export function reaches(
  at: LogPlace,
  { begins, floor, horizon }: { readonly begins: LogPlace; readonly floor: LogPlace | null; readonly horizon: bigint },
): boolean {
  return !isBefore(at, begins) && !isBefore({ xid: horizon, op: 0n }, at) && !(floor && isBefore(at, floor));
}

function checkOf({ table, org, shop }: Shape, incarnation: string, xid: string, nonce: string): string {
  const named = JSON.stringify([incarnation, table.name, columnsOf(table), org, shop, xid, nonce]);
  return createHash('sha256').update(named).digest('base64url').slice(0, 16);
}
