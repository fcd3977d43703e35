import { createHmac } from 'node:crypto';
import type { OrderId, ShopId } from '#shared/ids/ids.ts';
import { RECEIPT_KEY_USE, writeReceiptLink } from '#shared/receipt/receipt-link.ts';
import type { ReceiptPart } from '#shared/receipt/receipt-part.ts';
import type { Secrets } from '../engine/secrets.ts';
import { readShopKey } from '../sync/held-shop-key.ts';

/** Where guests can look at their receipts. */
export interface ReceiptLinks {
  /** Whether this till has a cloud to send and show receipts. */
  isPaired(): boolean;
  /** The address of a receipt in the cloud, which nobody can guess; null for a till without one; spec [RC5]. */
  urlOf(orderId: OrderId, part: ReceiptPart): string | null;
}

export function createReceiptLinks(
  secrets: Secrets,
  cloudUrl: string | null | undefined,
  shopNow: () => ShopId,
): ReceiptLinks {
  return {
    isPaired: () => Boolean(cloudUrl) && secrets.read('device-token') !== null,
    urlOf(orderId, part) {
      const shop = shopNow();
      const shopKey = readShopKey(secrets, shop);
      if (!cloudUrl || !shopKey) return null;
      const key = createHmac('sha256', shopKey.key).update(RECEIPT_KEY_USE).digest();
      const link = { shop, orderId, part, keyVersion: shopKey.version };
      const text = writeReceiptLink(link, (bytes) => createHmac('sha256', key).update(bytes).digest());
      return new URL(`/r/${text}`, cloudUrl).href;
    },
  };
}
