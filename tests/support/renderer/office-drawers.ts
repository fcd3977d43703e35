import type { DrawersReport } from '#shared/contract/drawers-report.ts';
import { NOTHING_TAKEN } from '#shared/drawer/takings.ts';
import type { DeviceId, DrawerSessionId, StaffId } from '#shared/ids/ids.ts';
import { asMinor, ZERO } from '#shared/money/minor.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';

const id = <T extends string>(last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}` as T;
const [ADA, MIA] = [id<StaffId>(401), id<StaffId>(402)];
const HOUR_MS = 3_600_000;
type Session = DrawersReport['sessions'][number]['session'];

const NOT_MORE = { tips: ZERO, rounding: ZERO };
const moved = (count: number, amount: number) => ({ count, amount: asMinor(amount) });

/** The café's drawers: one counted blind with a little missing, one still open. */
export function cafeDrawers(now: Instant): DrawersReport {
  const at = (hoursAgo: number) => asInstant(now - hoursAgo * HOUR_MS);
  const opened = (n: number, device: number, float: number) => ({
    ...{ id: id<DrawerSessionId>(n), device: id<DeviceId>(device), float: asMinor(float) },
    ...{ openedAt: at(8), openedBy: ADA },
  });
  const move = (n: number, kind: Session['moves'][number]['kind'], amount: number, reason: string) => ({
    ...{ moveId: id<Session['moves'][number]['moveId']>(n), kind, amount: asMinor(amount), reason },
    ...{ at: at(4), staff: MIA },
  });
  const closed: Session = {
    ...opened(501, 200, 15_000),
    moves: [move(601, 'paid-out', 1_235, 'Milk and napkins'), move(602, 'drop', 60_000, 'Too much in the drawer')],
    noSales: 2,
    closing: {
      ...{ number: 41, counted: { denominations: [{ value: 1_000, count: 18 }] }, total: asMinor(18_000) },
      ...{ expected: asMinor(18_220), variance: asMinor(-220), blind: true, reason: 'Wrong change at noon' },
      ...{ at: at(1), staff: MIA },
      report: {
        ...{ currency: 'GBP', float: asMinor(15_000), noSales: 2 },
        takings: {
          ...NOTHING_TAKEN,
          tenders: [{ tender: 'cash', payments: 61, amount: asMinor(64_455), ...NOT_MORE }],
        },
        moves: { paidIn: moved(0, 0), paidOut: moved(1, 1_235), drops: moved(1, 60_000) },
      },
    },
  };
  const open: Session = { ...opened(502, 201, 10_000), moves: [], noSales: 0, closing: null };
  return {
    sessions: [
      { letter: 'A', session: closed },
      { letter: 'B', session: open },
    ],
    people: [
      { id: ADA, name: 'Ada' },
      { id: MIA, name: 'Mia' },
    ],
  };
}
