import type { Instant } from '#shared/time/instant.ts';
import type { CloudDb } from '../db/schema.ts';
import type { Till } from '../devices/devices.ts';
import { type Refusal, tellOwner } from './tell-owner.ts';

/** What a till pushed. */
export type Pushed = 'entries' | 'rows';

/** Tells the owner that a push was answered no; spec [CL25]. `code` is the answer; one that says nothing of the till is not told. */
export async function tellRefusedPush(
  db: CloudDb,
  till: Till,
  pushed: Pushed,
  code: string,
  now: Instant,
): Promise<void> {
  const refusal = pushed === 'rows' && code === 'DEVICE_REVOKED' ? rowsRevoked : refusals[code];
  if (refusal) await tellOwner(db, till, refusal, now);
}

const unreadable: Refusal = {
  kind: 'push-unreadable',
  say: (letter) => `Till ${letter} sent something that cannot be read. None of it was taken.`,
};
/** Nothing of it is in quarantine: there is nothing to admit; spec [SY34]. */
const rowsRevoked: Refusal = {
  kind: 'push-rows-revoked',
  say: (letter) =>
    `Till ${letter} is locked out and goes on sending personal data. It stays on the till until you let it in again.`,
};

const refusals: Readonly<Record<string, Refusal>> = {
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
  UPDATE_CLOUD: {
    kind: 'push-version',
    say: (letter) =>
      `Till ${letter} is newer than the cloud, which cannot read it. It keeps all until you update the cloud.`,
  },
  UPDATE_TILL: {
    kind: 'push-version',
    say: (letter) => `Till ${letter} is older than the cloud still reads. It keeps all until you update the till.`,
  },
};
