import type { OrderId, ShopId } from '../ids/ids.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { ReceiptPart } from './receipt-part.ts';

/** What a link to a receipt names. `keyVersion`: which of the shop's keys it is sealed with. */
export interface ReceiptLink {
  readonly shop: ShopId;
  readonly orderId: OrderId;
  readonly part: ReceiptPart;
  readonly keyVersion: number;
}

/** HMAC-SHA-256 of these bytes, by a key that is derived from the shop's; see `RECEIPT_KEY_USE`. */
export type LinkSeal = (bytes: Uint8Array) => Uint8Array;

/** What is derived from the shop's key to seal links with: HMAC-SHA-256 of this text. */
export const RECEIPT_KEY_USE = 'evertill receipt links';
const FORMAT = 1;
const KINDS = ['order', 'check', 'refund'] as const;
const ID_BYTES = 16;
const SEAL_BYTES = 16;
const HEAD_BYTES = 1 + 2 + 2 * ID_BYTES + 1;

/** A link as text that fits into a path: what it names, and a seal that only who holds the shop's key can make; spec [RC5]. */
export function writeReceiptLink(link: ReceiptLink, seal: LinkSeal): string {
  const { part } = link;
  const ids = [link.shop, link.orderId].flatMap(bytesOfId);
  const partId = part.kind === 'order' ? [] : bytesOfId(part.kind === 'check' ? part.checkId : part.refundId);
  const version = [link.keyVersion >> 8, link.keyVersion & 0xff];
  const said = Uint8Array.from([FORMAT, ...version, ...ids, KINDS.indexOf(part.kind), ...partId]);
  return toBase64Url([...said, ...seal(said).subarray(0, SEAL_BYTES)]);
}

/** What a text names and what seals it, still to be checked; null where it is no link. */
export function readReceiptLink(text: string): { link: ReceiptLink; isSealedBy: (seal: LinkSeal) => boolean } | null {
  const bytes = fromBase64Url(text);
  if (!bytes) return null;
  const said = Uint8Array.from(bytes.slice(0, -SEAL_BYTES));
  const kind = KINDS[said[HEAD_BYTES - 1] ?? -1];
  const length = HEAD_BYTES + (kind === 'order' ? 0 : ID_BYTES);
  if (said[0] !== FORMAT || kind === undefined || said.length !== length) return null;
  const idAt = (at: number) => idOfBytes(said.subarray(at, at + ID_BYTES));
  const partId = idAt(HEAD_BYTES) as never;
  const link: ReceiptLink = {
    keyVersion: ((said[1] ?? 0) << 8) | (said[2] ?? 0),
    shop: idAt(3) as ShopId,
    orderId: idAt(3 + ID_BYTES) as OrderId,
    part:
      kind === 'order' ? { kind } : kind === 'check' ? { kind, checkId: partId } : { kind: 'refund', refundId: partId },
  };
  const sealed = bytes.slice(-SEAL_BYTES);
  return { link, isSealedBy: (seal) => isSame(sealed, seal(said)) };
}

/** Takes as long whatever differs, so that a seal cannot be guessed byte by byte. */
const isSame = (sealed: readonly number[], whole: Uint8Array): boolean =>
  sealed.length === SEAL_BYTES && sealed.reduce((differs, byte, at) => differs | (byte ^ (whole[at] ?? 0)), 0) === 0;

const bytesOfId = (id: string): number[] =>
  (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

const idOfBytes = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
