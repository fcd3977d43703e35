import { transact, type Writer } from '../db/connection.ts';
import type { Device } from '../engine/device.ts';
import type { EngineOptions } from '../engine/engine-options.ts';
import { stampOfTime } from './backup-files.ts';
import { isOwnFile, lostToCounter } from './head-file.ts';
import { openCopy } from './open-copy.ts';
import { insertRecovery } from './recoveries.ts';
import { copySentences, writeReport } from './recovery-report.ts';
import { asideName, reportIn } from './swap-till.ts';

/** A file that is older than what this directory last had, or that came from another one, is opened as a copy; [B11]. */
export function ownOrCopy(options: EngineOptions, db: Writer, device: Device): Device {
  const { directory, newId, log } = options;
  if (isOwnFile(db, directory)) return device;
  const at = options.now();
  const lost = lostToCounter(db, directory);
  const report = reportIn(asideName(directory, stampOfTime(at)));
  writeReport(
    directory,
    report,
    copySentences('This till’s file is a copy, or older than what its directory had.', lost),
  );
  const opened = transact(db, () => {
    insertRecovery(db, { kind: 'copied', at, report, lost });
    return openCopy(db, directory, device, at, newId);
  });
  log.warn({ before: device.segment.id, segment: opened.segment.id, lost, report }, 'this file was restored or copied');
  return opened;
}
