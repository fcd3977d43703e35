import type { NewId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { transact, type Writer } from '../db/connection.ts';
import { beginSegment, type Device } from '../engine/device.ts';
import { goOnAfter } from '../engine/given-numbers.ts';
import { readHead } from '../engine/journal.ts';
import { deleteAllUnshown } from '../kitchen/unshown-tickets.ts';
import { expireWaitingJobs } from '../printing/print-jobs.ts';
import { markAllUnsent } from '../rows/row-tables.ts';
import { wantLostHistory } from '../sync/history-state.ts';
import { numbersNow, placeNow } from './head-file.ts';

/**
 * Makes a restored or copied file one that may be sold from: the paper that waits in it is given up, because it may have
 * been printed since, the cloud is asked for what it may lack, and what is recorded from now on goes into a segment of its
 * own, at the place and after the numbers that the counter of `directory` names; spec [B12], [B16], [B17].
 */
export function openCopy(db: Writer, directory: string, device: Device, at: Instant, newId: NewId): Device {
  const place = placeNow(db, directory, device);
  const numbers = numbersNow(directory, device);
  return transact(db, () => {
    expireWaitingJobs(db, at);
    deleteAllUnshown(db);
    wantLostHistory(db);
    if (numbers) goOnAfter(db, numbers);
    if (place.shop !== device.shop) markAllUnsent(db);
    return beginSegment(db, device, place, readHead(db, device).hash, newId);
  });
}
