import type { DrawersReport } from '#shared/contract/drawers-report.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { OrgDb } from '../db/schema.ts';
import { devicesOfShop } from '../devices/devices.ts';
import { sessionsOfDay } from '../drawer/sessions.ts';
import { staffNames } from '../rows/staff-names.ts';
import type { Shop } from './shops.ts';

/** The drawers that were opened on a trading day, till by till, with the names of whom they speak; spec [OF40]. */
export async function readDrawers(db: OrgDb, shop: Shop, day: BusinessDate): Promise<DrawersReport> {
  const sessions = await sessionsOfDay(db, shop.id, day);
  if (sessions.length === 0) return { sessions: [], people: [] };
  const letters = new Map((await devicesOfShop(db, shop.id)).map(({ id, letter }) => [id, letter]));
  const known = sessions.flatMap((session) => {
    const letter = letters.get(session.device);
    return letter === undefined ? [] : [{ letter, session }];
  });
  const people = new Set(
    sessions.flatMap(({ openedBy, moves, closing }) => [
      ...[openedBy, closing?.staff ?? null],
      ...moves.map(({ staff }) => staff),
    ]),
  );
  const ids = [...people].filter((id) => id !== null);
  return {
    sessions: known.sort((a, b) => (a.letter < b.letter ? -1 : a.letter > b.letter ? 1 : 0)),
    people: ids.length === 0 ? [] : await staffNames(db, shop.id, ids),
  };
}
