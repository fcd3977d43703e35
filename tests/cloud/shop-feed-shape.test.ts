import type { Row } from '@electric-sql/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trimFeed } from '#cloud/ingest/shop-feed.ts';
import { canonicalJson } from '#shared/journal/canonical-json.ts';
import type { Entry } from '#shared/journal/entry.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { pairTill } from '#support/paired-till.ts';
import { type Follower, followShape, until } from '#support/shapes.ts';
import { playSale, TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let daysOn = 0;
/** A clock that goes on by itself, as whoever waits for changes needs it to. */
const now = () => asInstant(NOW + daysOn * 86_400_000 + Math.floor(performance.now()));
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now, shapeHoldMs: 1_000 });
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});

/** What a till that follows the feed has, as the client hands it over. */
const shown = ({ shape }: Follower) => shape.currentRows.map(({ received_at: _, ...row }: Row) => row).sort(byId);
const byId = (a: Row, b: Row) => (String(a.id) < String(b.id) ? -1 : 1);

test('[CL17] the official client sees another till’s order while it is open, go when it is over, and come back', async () => {
  const place = await cloud.createShop();
  const [a, b] = [await pairTill(cloud, new TillJournal(), place), await pairTill(cloud, new TillJournal(), place)];
  const elsewhere = await pairTill(cloud, new TillJournal(), await cloud.createShop());
  const [ofB, ofElsewhere] = [b, elsewhere].map(({ token }) =>
    followShape(cloud, token, { params: { table: 'shop_feed' } }),
  );
  if (!ofB || !ofElsewhere) throw new Error('nobody follows');
  const rowOf = ({ hash, ...rest }: Entry): Row => ({
    org: place.org,
    shop: place.shop,
    id: rest.id,
    hash: `\\x${hash}`,
    device: rest.device,
    order_id: (rest.payload as { orderId: string }).orderId,
    body: canonicalJson(rest),
  });
  const shows = async (entries: readonly Entry[]) => {
    const rows = entries.map(rowOf).sort(byId);
    await until(() => shown(ofB).length === rows.length);
    expect(shown(ofB)).toEqual(rows);
  };
  try {
    const events = playSale([0, 3], { device: a.journal.device, now: NOW });
    for (const event of events.slice(0, 2)) a.journal.record(event);
    await a.push();
    await shows(a.journal.entries);
    for (const event of events.slice(2)) a.journal.record(event);
    await a.push();
    await shows(a.journal.entries);

    daysOn = 4;
    await trimFeed(cloud.db, place.org, place.shop, now());
    await shows([]);
    const line = { ...events[1], payload: { ...(events[1]?.payload as object), lineId: crypto.randomUUID() } };
    b.journal.record(line as never);
    await b.push();
    await shows([...a.journal.entries, ...b.journal.entries]);
    expect(shown(ofElsewhere)).toEqual([]);
  } finally {
    for (const follower of [ofB, ofElsewhere]) follower.stop();
  }
});
