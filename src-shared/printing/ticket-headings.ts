import type { Ticket, TicketLine } from '../kitchen/ticket.ts';
import type { PaperLabels } from './paper-labels.ts';

/** What stands above a line where another course or another seat begins. */
export interface LineHeadings {
  readonly course: string | null;
  readonly seat: string | null;
}

/** What a ticket is at a glance, in one word or so; null where it is a station's first of an order; spec [K13], [K61]. */
export function ticketTitle(
  { kind = 'new', fired }: Pick<Ticket, 'kind' | 'fired'>,
  labels: PaperLabels,
): string | null {
  const course = (label: string) => label.replace('{{course}}', String(fired));
  if (kind === 'new') return fired === undefined ? null : course(labels.course);
  return kind === 'fired' ? course(labels.fired) : labels[kind];
}

/** Courses and seats as headings among a ticket's lines; the course that the ticket fires stands at its head; spec [K62]. */
export function lineHeadings(
  { lines, fired }: Pick<Ticket, 'lines' | 'fired'>,
  at: number,
  labels: PaperLabels,
): LineHeadings {
  const { course, seat } = lines[at] ?? ({} as Partial<TicketLine>);
  const before = lines[at - 1];
  const isNewCourse = before?.course !== course;
  const isNewSeat = isNewCourse || before?.seat !== seat;
  return {
    course:
      isNewCourse && course !== undefined && course !== fired
        ? labels.course.replace('{{course}}', String(course))
        : null,
    seat: isNewSeat && seat !== undefined ? labels.seat.replace('{{seat}}', String(seat)) : null,
  };
}

/** The courses that its station will make something of, but not yet; null where there is none; spec [K63]. */
export const waitsWords = ({ waits = [] }: Pick<Ticket, 'waits'>, labels: PaperLabels): string | null =>
  waits.length === 0 ? null : labels.waits.replace('{{courses}}', waits.join(', '));
