import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishRecoveries } from '#main/backup/finish-recoveries.ts';
import { insertRecovery, markSeen, readUnseen } from '#main/backup/recoveries.ts';
import { writeReport } from '#main/backup/recovery-report.ts';
import { openWriter, type Writer } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { beginReading, endReading, markRead, wantSegment } from '#main/sync/history-state.ts';
import type { SegmentId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { MIGRATIONS, newId, tempDirectory } from '#support/engine.ts';

const REPORT = 'set-aside/20261001T100000Z/what-was-recovered.txt';
const SEGMENT = newId<SegmentId>();
const OTHER = newId<SegmentId>();

let directory: ReturnType<typeof tempDirectory>;
let db: Writer;
beforeEach(() => {
  directory = tempDirectory();
  db = openWriter(join(directory.path, 'till.db'));
  migrate(db, MIGRATIONS);
});
afterEach(() => {
  db.close();
  directory.remove();
});

function lose(from: number, to: number): void {
  writeReport(directory.path, REPORT, ['The till’s file was damaged.']);
  const lost = [{ segment: SEGMENT, from, to }];
  insertRecovery(db, { kind: 'recovered', at: asInstant(0), report: REPORT, lost });
}

const seqs = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const read = (from: number, to: number, next: string | null) =>
  markRead(db, SEGMENT, { next, isEnd: next === null, entries: to - from + 1, came: seqs(from, to) });
const finish = () => finishRecoveries(db, directory.path, pino({ level: 'silent' }));
const report = () => readFileSync(join(directory.path, REPORT), 'utf8').trimEnd().split('\n');

describe('[B30] what came back and what is lost', () => {
  it('counts what had come when the reading was begun anew', () => {
    lose(3, 10);
    wantSegment(db, SEGMENT, 2);
    beginReading(db, [{ segment: SEGMENT, entries: 10 }]);
    read(3, 6, '6');
    wantSegment(db, OTHER, 0);
    beginReading(db, [
      { segment: SEGMENT, entries: 10 },
      { segment: OTHER, entries: 1 },
    ]);
    read(7, 10, null);
    expect(finish()).toBe(true);
    expect(report()).toEqual([
      'The till’s file was damaged.',
      `The cloud gave back 8 of segment ${SEGMENT}: entries 3 to 10.`,
      'Nothing that is known to have been recorded is lost.',
    ]);
    expect(readUnseen(db)).toMatchObject({ lost: 8, returned: 8, missing: 0 });
  });

  it('does not count what had come before, of which people were told', () => {
    wantSegment(db, SEGMENT, 0);
    beginReading(db, [{ segment: SEGMENT, entries: 4 }]);
    read(1, 4, null);
    expect(finish()).toBe(false);
    endReading(db);
    lose(5, 9);
    wantSegment(db, SEGMENT, 4);
    beginReading(db, [{ segment: SEGMENT, entries: 6 }]);
    read(5, 6, null);
    finish();
    expect(report().slice(1)).toEqual([
      `The cloud gave back 2 of segment ${SEGMENT}: entries 5 to 6.`,
      `Lost: entries 7 to 9 of segment ${SEGMENT}. No file gave them, and they had not reached the cloud.`,
    ]);
    expect(readUnseen(db)).toMatchObject({ lost: 5, returned: 2, missing: 3 });
  });

  it('[B31] is told again to people who have seen the notice only where something is lost for good', () => {
    for (const last of [4, 3]) {
      lose(last, 4);
      markSeen(db, readUnseen(db)?.number ?? 0, asInstant(1));
      wantSegment(db, SEGMENT, 3);
      beginReading(db, [{ segment: SEGMENT, entries: 4 }]);
      read(4, 4, null);
      finish();
      endReading(db);
      expect(readUnseen(db)).toEqual(last === 4 ? null : expect.objectContaining({ returned: 1, missing: 1 }));
    }
  });

  it('is said once, though the power went off before the file knew that it was', () => {
    lose(1, 2);
    wantSegment(db, SEGMENT, 0);
    beginReading(db, []);
    finish();
    db.exec('UPDATE recovery SET returned = NULL, missing = NULL');
    expect(finish()).toBe(true);
    expect(report().slice(1)).toEqual([
      'The cloud had nothing that this file did not hold.',
      `Lost: entries 1 to 2 of segment ${SEGMENT}. No file gave them, and they had not reached the cloud.`,
    ]);
    expect(finish()).toBe(false);
  });
});
