import type { Order, OrderLine } from '#shared/order/order.ts';
import type { OrderType } from '#shared/order/order-type.ts';
import { orderTypeOf } from '#shared/order/order-type-of.ts';
import { MAX_COURSE } from '#shared/order/place-commands.ts';
import { seatOf } from '#shared/payment/checks.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import type { ShopSettings } from '#shared/settings/settings.ts';

/** What a line belongs to: null is nobody's seat, and the first course. */
export interface Place {
  readonly seat: number | null;
  readonly course: number | null;
}

/** How many seats and courses there are to choose from. */
export interface Places {
  readonly seats: number;
  readonly courses: number;
}

/**
 * The seats and courses of an order, or of the next one of this type where there is none yet; null where nobody is to be
 * bothered with them; spec [U40].
 */
export function placesOf(
  order: Order | null,
  type: OrderType,
  { seatsAndCourses }: Pick<ShopSettings, 'seatsAndCourses'>,
  chosen: Place,
): Places | null {
  const lines = order ? activeLines(order) : [];
  const seats = Math.max(order?.covers ?? 0, chosen.seat ?? 0, ...lines.map((line) => seatOf(line) ?? 0));
  const latest = Math.max(1, chosen.course ?? 1, ...lines.map(({ course = 1 }) => course));
  const areUsed = latest > 1 || lines.some((line) => seatOf(line) !== null);
  const isAtTable = (order ? orderTypeOf(order) : type) === 'dine-in' && seatsAndCourses !== 'never';
  const isShown = areUsed || (isAtTable && (seatsAndCourses === 'always' || (order?.covers ?? 0) > 0));
  return isShown ? { seats, courses: Math.min(latest + 1, MAX_COURSE) } : null;
}

/** Whether a line belongs there. */
export const isAt = (line: Pick<OrderLine, 'seat' | 'course'>, { seat, course }: Place): boolean =>
  seatOf(line) === seat && (line.course ?? 1) === (course ?? 1);

/** As a command says it: what is nobody's or comes first is not said. */
export const saidPlace = ({ seat, course }: Place): { seat?: number; course?: number } => ({
  ...(seat !== null && { seat }),
  ...(course !== null && course > 1 && { course }),
});
