import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb } from '../db/schema.ts';
import { letterOf, type Till } from '../devices/devices.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { type ArrivalException, insertExceptions } from './exceptions.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What a till pushed. */
export type Pushed = 'entries' | 'rows';

/**
 * Tells the owner that a till was answered no; spec [CL25]. Once a day for each till and reason, so that a till which tries
 * all day does not bury the rest. `code` is what it was answered; codes that say nothing of the till are not told.
 */
export async function tellRefusedPush(
  db: CloudDb,
  till: Till,
  pushed: Pushed,
  code: string,
  now: Instant,
): Promise<void> {
  const reason = pushed === 'rows' && code === 'DEVICE_REVOKED' ? rowsRevoked : reasons[code];
  if (!reason) return;
  await inOrg(db, till.org, async (transaction) => {
    const letter = await letterOf(transaction, till.shop, till.device);
    const told = await insertExceptions(
      transaction,
      till.org,
      till.shop,
      [
        {
          kind: reason.kind,
          subject: `${till.device} ${Math.floor(now / DAY_MS)}`,
          orderId: null,
          message: reason.say(letter ?? ''),
        },
      ],
      now,
    );
    if (told > 0) await tellMoved(transaction, till, { dates: [], other: true });
  });
}

interface Reason {
  readonly kind: ArrivalException['kind'];
  readonly say: (letter: string) => string;
}

const unreadable: Reason = {
  kind: 'push-unreadable',
  say: (letter) => `Till ${letter} sent something that cannot be read. None of it was taken.`,
};
const outdated: Reason = {
  kind: 'push-version',
  say: (letter) =>
    `Till ${letter} and the cloud are too many versions apart to understand each other. Update the older.`,
};

/** Nothing of it is in quarantine: there is nothing to admit; spec [SY34]. */
const rowsRevoked: Reason = {
  kind: 'push-rows-revoked',
  say: (letter) =>
    `Till ${letter} is locked out and goes on sending personal data. It stays on the till until you let it in again.`,
};

const reasons: Readonly<Record<string, Reason>> = {
  BAD_REQUEST: unreadable,
  UNSUPPORTED_MEDIA_TYPE: unreadable,
  PAYLOAD_TOO_LARGE: {
    kind: 'push-too-large',
    say: (letter) => `Till ${letter} sent more at once than the cloud takes. None of it was taken.`,
  },
  CHAIN_BROKEN: {
    kind: 'push-broken',
    say: (letter) =>
      `Till ${letter} sent facts that were altered after they were recorded. From the first of them on none was taken. Is its disk damaged?`,
  },
  CHAIN_GAP: {
    kind: 'push-gap',
    say: (letter) =>
      `Till ${letter} sent facts ahead of others that are missing here. They were not taken; it was asked for the missing ones.`,
  },
  FOREIGN_DEVICE: {
    kind: 'push-foreign',
    say: (letter) => `Facts of another till were sent in the name of till ${letter}. None of it was taken.`,
  },
  DEVICE_REVOKED: {
    kind: 'push-revoked',
    say: (letter) => `Till ${letter} is locked out and goes on sending. What it sends waits until you admit it.`,
  },
  UPDATE_CLOUD: outdated,
  UPDATE_TILL: outdated,
};
