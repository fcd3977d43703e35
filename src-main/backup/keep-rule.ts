import type { Instant } from '#shared/time/instant.ts';
import type { Backup } from './backup-files.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const NEWEST = 4;
const DAYS = 31;
/** All but the newest give way beyond this: backups must not fill the disk that sales need. */
const MOST_BYTES = 2 * 1024 ** 3;

/** The backups that may go, of a list that has the newest first; spec [B4]. */
export function expiredBackups(backups: readonly Backup[], now: Instant): Backup[] {
  const kept = new Set(backups.slice(0, NEWEST));
  const hours = new Set<number>();
  const days = new Set<number>();
  for (const backup of backups) {
    const age = now - backup.at;
    if (age < DAY_MS && isFirst(hours, Math.floor(backup.at / HOUR_MS))) kept.add(backup);
    if (age < DAYS * DAY_MS && isFirst(days, Math.floor(backup.at / DAY_MS))) kept.add(backup);
  }
  let bytes = 0;
  return backups.filter((backup, index) => {
    if (!kept.has(backup)) return true;
    bytes += backup.bytes;
    return index >= NEWEST && bytes > MOST_BYTES;
  });
}

function isFirst(seen: Set<number>, value: number): boolean {
  if (seen.has(value)) return false;
  seen.add(value);
  return true;
}
