import type { Logger } from 'pino';
import { readEvent } from '#shared/journal/events.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { CloudConfig, Task } from './config.ts';
import { connect, inOrg } from './db/connect.ts';
import { requireMigrated } from './db/migrate.ts';
import { urlAs } from './db/roles.ts';
import type { CloudDb } from './db/schema.ts';
import { rebuild } from './ingest/refold.ts';
import type { ProjectedTable, Verification } from './ingest/verification.ts';
import { verify } from './ingest/verify.ts';
import { joinDatabase } from './open-database.ts';
import { everyShop, readShop } from './reports/shops.ts';

export interface MaintainOptions {
  readonly migrationsDirectory: string;
  readonly now: () => Instant;
  readonly log: Logger;
}

/** `npm run cloud -- verify` and `-- rebuild`, beside a running cloud or without one; answers what is wrong, if anything. */
export async function maintain(
  task: Exclude<Task, 'serve'>,
  config: CloudConfig,
  { migrationsDirectory, now, log }: MaintainOptions,
): Promise<string | null> {
  const { adminUrl, secret, stop } = await joinDatabase(config);
  try {
    await requireMigrated({ adminUrl, directory: migrationsDirectory });
    const db = connect(urlAs('evertill_server', adminUrl, secret), log);
    return await (task === 'verify' ? verifyAll(db) : rebuildAll(db, now)).finally(() => db.destroy());
  } finally {
    await stop();
  }
}

async function verifyAll(db: CloudDb): Promise<string | null> {
  const { shops, entries, segments, orders, doubled, fault } = await verify(db, readEvent);
  if (fault) {
    const shop = await inOrg(db, fault.org, (transaction) => readShop(transaction, fault.shop));
    return `${shop?.name ?? 'A shop'} (${fault.shop}): ${sentenceOf(fault)}`;
  }
  const twice = doubled > 0 ? ` ${doubled} positions hold more than one entry; their owners were told.` : '';
  const all = `${entries} entries in ${segments} segments are whole`;
  console.log(`All holds: ${all}, and ${orders} orders of ${shops} shops fold to what is shown.${twice}`);
  return null;
}

async function rebuildAll(db: CloudDb, now: () => Instant): Promise<null> {
  const shops = await everyShop(db);
  for (const { org, shop } of shops) await rebuild(db, org, shop, { read: readEvent, now: now() });
  console.log(`The orders, records, sums and stock of ${shops.length} shops were folded again from their entries.`);
  return null;
}

function sentenceOf(fault: NonNullable<Verification['fault']>): string {
  switch (fault.kind) {
    case 'entry':
      return `the first bad entry is ${fault.seq} of segment ${fault.segment} of till ${fault.letter}: ${entrySentences[fault.fault]}.`;
    case 'row':
      return `row ${fault.id} of ${fault.table} ${rowSentences[fault.fault]}.`;
    case 'projection':
      return `folding the entries again does not give ${tableNames[fault.table]} ${fault.key}. Run "npm run cloud -- rebuild".`;
    default:
      return fault satisfies never;
  }
}

const entrySentences = {
  missing: 'it was acknowledged, or others follow it, and it is not there',
  changed: 'it was changed after it was hashed',
  misfiled: 'it is filed as something that it does not say',
  'broken-link': 'it does not follow the entry before it',
} as const;

const rowSentences = {
  missing: 'is not there, though a till was told that it is kept',
  older: 'stands in an older version than a till was told is kept',
  unreadable: 'cannot be read, or is filed as what it is not',
} as const;

const tableNames: Readonly<Record<ProjectedTable, string>> = {
  order: 'order',
  record: 'record',
  shop_feed: 'the feed of entry',
  stock_level: 'the stock level of item',
  drawer_session: 'the drawer session',
  sales_by_quarter: 'the sum by quarter',
  sales_by_item: 'the sum by item',
  sales_by_tender: 'the sum by tender',
  refunds_by_tender: 'the refunds by tender',
};
