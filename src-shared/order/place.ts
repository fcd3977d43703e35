import type { OrderLine } from './order.ts';
import type { OrderEvent } from './order-events.ts';
import { withHeirs } from './reprice.ts';

type Placed = Extract<OrderEvent, { type: 'order.line-placed' }>['payload'];
type Place = Pick<OrderLine, 'seat' | 'course'>;

/** The lines with one of them, and what stands in for it by now, at another place; spec [O30]. */
export function placedLines(lines: readonly OrderLine[], { lineId, seat, course }: Placed): OrderLine[] {
  const meant = withHeirs(lines, lineId);
  return lines.map((line) =>
    meant.has(line.lineId)
      ? at(line, {
          seat: seat === undefined ? line.seat : (seat ?? undefined),
          course: course === undefined ? line.course : (course ?? undefined),
        })
      : line,
  );
}

/** A line stands where the one stands that it takes the place of, also where whoever changed that did not know yet; [O30]. */
export const withPlaceOf = (replaced: OrderLine | undefined, line: OrderLine): OrderLine =>
  replaced ? at(line, replaced) : line;

function at({ seat: _seat, course: _course, ...line }: OrderLine, { seat, course }: Place): OrderLine {
  return { ...line, ...(seat !== undefined && { seat }), ...(course !== undefined && { course }) };
}
