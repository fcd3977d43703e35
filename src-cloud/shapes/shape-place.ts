import { z } from 'zod';
import type { KeyType, PublishedTable } from './published-tables.ts';

/** A place in the log: after this entry, or, with `op` 0, before the first one of a transaction. */
export interface LogPlace {
  readonly xid: bigint;
  readonly op: bigint;
}

/** Where a request goes on from, as its `offset` says. */
export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'now' }
  /** Within the rows as they stand, after the one with this key. */
  | { readonly kind: 'page'; readonly after: readonly string[] }
  | { readonly kind: 'log'; readonly at: LogPlace };

/** Reads an offset; null if it is none. One that somebody else gave is one before all of ours. */
export function readPlace(offset: string, table: PublishedTable): Place | null {
  if (offset === '-1') return { kind: 'start' };
  if (offset === 'now') return { kind: 'now' };
  const [, xid, op] = /^(\d{1,18})_(\d{1,1000}|inf)$/.exec(offset) ?? [];
  if (xid === undefined || op === undefined) return null;
  // No transaction has the number 0: such an offset stands among the rows.
  const after = BigInt(xid) === 0n && op !== 'inf' ? readKey(op, table) : null;
  if (after) return { kind: 'page', after };
  return { kind: 'log', at: /^\d{1,18}$/.test(op) ? { xid: BigInt(xid), op: BigInt(op) } : { xid: 0n, op: 0n } };
}

export const formatLogPlace = ({ xid, op }: LogPlace): string => `${xid}_${op}`;

/** An offset has room for digits only: the key is written as the number that its bytes make. */
export const formatPage = (after: readonly string[]): string =>
  `0_${BigInt(`0x${Buffer.from(JSON.stringify(after)).toString('hex')}`)}`;

export const isBefore = (a: LogPlace, b: LogPlace): boolean => (a.xid === b.xid ? a.op < b.op : a.xid < b.xid);

function readKey(digits: string, { key }: PublishedTable): readonly string[] | null {
  const hex = BigInt(digits).toString(16);
  const parts = parseJson(Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString());
  const types = Object.values(key);
  const isKey = Array.isArray(parts) && parts.length === types.length;
  return isKey && types.every((type, at) => keyParts[type].safeParse(parts[at]).success) ? parts : null;
}

const keyParts: Readonly<Record<KeyType, z.ZodType<string>>> = {
  text: z.string().refine((text) => text.isWellFormed() && !text.includes('\0')),
  uuid: z.guid(),
  bytea: z.string().regex(/^\\x([0-9a-f]{2})*$/),
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
