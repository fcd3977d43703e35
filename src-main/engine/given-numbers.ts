import { z } from 'zod';
import type { DeviceId } from '#shared/ids/ids.ts';
import { businessDate } from '#shared/time/business-date.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { raiseCounter, readCounter } from '../db/counters.ts';
import { prepare } from '../db/prepare.ts';
import { lastNumber } from '../drawer/sessions.ts';
import { orderNumberOf, RECEIPT_NUMBER } from './project.ts';

/** The last receipt number that a till gave out, the last number of a Z report, and the last order number of its latest day. */
export const givenNumbers = z.object({
  receipt: z.int().min(0),
  /** Left out by versions that numbered no Z reports. */
  zReport: z.int().min(0).default(0),
  order: z.object({ day: businessDate, last: z.int().min(0) }).nullable(),
});
export type GivenNumbers = Readonly<z.output<typeof givenNumbers>>;

/** The last number of a kind that is known to have been given out, also by a file that this one took the place of. */
export const lastGiven = (db: Reader, name: string): number =>
  Math.max(readCounter(db, name), readCounter(db, elsewhere(name)));

/** The number of the last Z report, likewise; spec [DR17]. */
export const lastZReport = (db: Reader, device: DeviceId): number =>
  Math.max(lastNumber(db, device), readCounter(db, elsewhere(Z_REPORT)));

export function readGivenNumbers(db: Reader, device: DeviceId): GivenNumbers {
  // The latest may be known only from a file that this one took the place of.
  const days = [selectLatestDay(db).get({})?.day, selectLatestElsewhere(db).get({})?.name.slice(DAY_ELSEWHERE.length)];
  const day = days
    .filter((one) => one !== undefined)
    .sort()
    .at(-1) as z.output<typeof businessDate> | undefined;
  return {
    receipt: lastGiven(db, RECEIPT_NUMBER),
    zReport: lastZReport(db, device),
    order: day ? { day, last: lastGiven(db, orderNumberOf(day)) } : null,
  };
}

/** Goes on after numbers that this file does not know of: its journal lacks what they were given to; spec [B17]. */
export function goOnAfter(db: Writer, { receipt, zReport, order }: GivenNumbers): void {
  raiseCounter(db, elsewhere(RECEIPT_NUMBER), receipt);
  raiseCounter(db, elsewhere(Z_REPORT), zReport);
  if (order) raiseCounter(db, elsewhere(orderNumberOf(order.day)), order.last);
}

/** No projection of this file's journal, so that no rebuild forgets it. */
const elsewhere = (name: string): string => `elsewhere ${name}`;

const Z_REPORT = 'z-report';
const DAY_ELSEWHERE = elsewhere(orderNumberOf(''));

const selectLatestElsewhere = prepare((query) =>
  query
    .selectFrom('counter')
    .select('name')
    .where('name', 'like', `${DAY_ELSEWHERE}%`)
    .orderBy('name', 'desc')
    .limit(1),
);

const selectLatestDay = prepare((query) =>
  query.selectFrom('day').select('business_date as day').orderBy('business_date', 'desc').limit(1),
);
