import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb } from '../db/schema.ts';
import { letterOf, type Till } from '../devices/devices.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { type ArrivalException, insertExceptions } from './exceptions.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What the owner is told of a till that was answered no; `say` is given what people call the till. */
export interface Refusal {
  readonly kind: ArrivalException['kind'];
  readonly say: (letter: string) => string;
}

/** Tells the owner once a day for each till and kind, so that a till which tries all day does not bury the rest. */
export async function tellOwner(db: CloudDb, till: Till, { kind, say }: Refusal, now: Instant): Promise<void> {
  const { org, shop, device } = till;
  await inOrg(db, org, async (transaction) => {
    const message = say((await letterOf(transaction, shop, device)) ?? '');
    const subject = `${device} ${Math.floor(now / DAY_MS)}`;
    const told = await insertExceptions(transaction, org, shop, [{ kind, subject, orderId: null, message }], now);
    if (told > 0) await tellMoved(transaction, till, { dates: [], other: true });
  });
}
