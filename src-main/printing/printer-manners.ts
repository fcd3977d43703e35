import type { Instant } from '#shared/time/instant.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import type { PrinterManners } from './hear-printer.ts';

/**
 * What a printer has shown within the last day that it can, also before this start; spec [P85]. What it did not do is not
 * held against it: that is found out anew.
 */
export function readManners(db: Reader, place: string, now: Instant): PrinterManners {
  const row = selectManners(db).get({ place });
  const known = row && row.seen_at > now - DAY_MS ? row : null;
  return {
    answers: known?.answers ? true : null,
    confirms: known?.confirms ? true : null,
    givesIds: known?.gives_ids ? true : null,
  };
}

/** Keeps what a printer has just shown that it can; written where that is new, and now and then. */
export function keepManners(db: Writer, place: string, manners: PrinterManners, now: Instant): void {
  const answers = manners.answers ? 1 : 0;
  const confirms = manners.confirms ? 1 : 0;
  const givesIds = manners.givesIds ? 1 : 0;
  if (answers + confirms === 0) return;
  const kept = selectManners(db).get({ place });
  const isKept = kept?.answers === answers && kept.confirms === confirms && kept.gives_ids === givesIds;
  if (!isKept || kept.seen_at <= now - HOUR_MS) upsert(db).run({ place, answers, confirms, givesIds, now });
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const selectManners = prepare((query, p: { place: string }) =>
  query
    .selectFrom('printer_manners')
    .select(['answers', 'confirms', 'gives_ids', 'seen_at'])
    .where('place', '=', p.place),
);

const upsert = prepare(
  (query, p: { place: string; answers: number; confirms: number; givesIds: number; now: number }) =>
    query
      .insertInto('printer_manners')
      .values({ place: p.place, answers: p.answers, confirms: p.confirms, gives_ids: p.givesIds, seen_at: p.now })
      .onConflict((conflict) =>
        conflict.column('place').doUpdateSet((set) => ({
          answers: set.ref('excluded.answers'),
          confirms: set.ref('excluded.confirms'),
          gives_ids: set.ref('excluded.gives_ids'),
          seen_at: set.ref('excluded.seen_at'),
        })),
      ),
);
