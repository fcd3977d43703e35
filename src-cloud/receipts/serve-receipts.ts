import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { OrgId } from '#shared/ids/ids.ts';
import { RECEIPT_KEY_USE, type ReceiptLink, readReceiptLink } from '#shared/receipt/receipt-link.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb } from '../db/schema.ts';
import { type ShopKeys, shopKeyVersion } from '../devices/shop-keys.ts';
import { readReceipt } from './read-receipt.ts';
import { noReceiptPage, receiptPage, waitingPage } from './receipt-page.ts';

interface ReceiptServices {
  readonly db: CloudDb;
  readonly shopKeys: ShopKeys;
}

/** Shows a receipt to whoever has its link; spec [RC5] to [RC7]. */
export function serveReceipts(app: FastifyInstance, services: ReceiptServices): void {
  app.get<{ Params: { link: string } }>('/r/:link', async (request, reply) => {
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' });
    const languages = request.headers['accept-language'];
    const link = sealedLink(request.params.link, services.shopKeys);
    const found = link && (await lookUp(services.db, link));
    if (!found) return reply.code(404).send(noReceiptPage(languages));
    if (found === 'not-here-yet') return reply.code(404).header('retry-after', '10').send(waitingPage(languages));
    return reply.send(receiptPage(found));
  });
}

/** Before anything is looked up: who guesses learns nothing and costs next to nothing. */
function sealedLink(text: string, shopKeys: ShopKeys): ReceiptLink | null {
  const read = readReceiptLink(text);
  if (!read) return null;
  const key = createHmac('sha256', shopKeys(read.link.shop, read.link.keyVersion).key).update(RECEIPT_KEY_USE).digest();
  return read.isSealedBy((bytes) => createHmac('sha256', key).update(bytes).digest()) ? read.link : null;
}

async function lookUp(db: CloudDb, { shop, orderId, part, keyVersion }: ReceiptLink) {
  const { rows } = await sql<{ org: OrgId }>`SELECT org FROM lookup.org_of_shop(${shop})`.execute(db);
  const org = rows[0]?.org;
  if (!org) return null;
  return inOrg(db, org, async (transaction) => {
    if (keyVersion > (await shopKeyVersion(transaction, shop))) return null;
    return (await readReceipt(transaction, shop, orderId, part)) ?? 'not-here-yet';
  });
}
