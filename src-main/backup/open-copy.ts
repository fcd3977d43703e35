import type { NewId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { transact, type Writer } from '../db/connection.ts';
import { beginSegment, type Device, type Place } from '../engine/device.ts';
import { readHead } from '../engine/journal.ts';
import { expireWaitingJobs } from '../printing/print-jobs.ts';
import { markAllUnsent } from '../staff/unsent-staff.ts';
import { wantLostHistory } from '../sync/history-state.ts';

/**
 * Makes a restored or copied file one that may be sold from: the paper that waits in it is given up, because it may have
 * been printed since, the cloud is asked for what it may lack, and what is recorded from now on goes into a segment of its
 * own, at `place`; spec [B12], [B16].
 */
export function openCopy(db: Writer, device: Device, place: Place, at: Instant, newId: NewId): Device {
  return transact(db, () => {
    expireWaitingJobs(db, at);
    wantLostHistory(db);
    if (place.shop !== device.shop) markAllUnsent(db);
    return beginSegment(db, device, place, readHead(db, device).hash, newId);
  });
}
