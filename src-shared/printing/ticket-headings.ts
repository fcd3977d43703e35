import { FIRST_COURSE } from '../kitchen/courses.ts';
import type { Ticket } from '../kitchen/ticket.ts';
import type { PaperLabels } from './paper-labels.ts';
import { cleanLines } from './paper-text.ts';
import { filled } from './ticket-words.ts';

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

/**
 * Courses and seats as headings among a ticket's lines, courses only where there is more than the first; the course that the
 * ticket fires stands at its head; spec [K62].
 */
export function lineHeadings(
  { lines, fired, waits = [] }: Pick<Ticket, 'lines' | 'fired' | 'waits'>,
  at: number,
  labels: PaperLabels,
): LineHeadings {
  const line = lines[at];
  const before = lines[at - 1];
  if (!line) return { course: null, seat: null };
  const { course = FIRST_COURSE, seat } = line;
  const hasCourses = waits.length > 0 || lines.some((one) => (one.course ?? FIRST_COURSE) > FIRST_COURSE);
  const isNewCourse = !before || (before.course ?? FIRST_COURSE) !== course;
  const isNewSeat = isNewCourse || before?.seat !== seat;
  return {
    course: hasCourses && isNewCourse && course !== fired ? labels.course.replace('{{course}}', String(course)) : null,
    seat: isNewSeat && seat !== undefined ? labels.seat.replace('{{seat}}', String(seat)) : null,
  };
}

/** The courses that its station will make something of, but not yet; null where there is none; spec [K63]. */
export const waitsWords = ({ waits = [] }: Pick<Ticket, 'waits'>, labels: PaperLabels): string | null =>
  waits.length === 0 ? null : labels.waits.replace('{{courses}}', waits.join(', '));

/** What is said of the whole order: what its guests are allergic to, and the lines of its note, where its station wants notes; spec [K64]. */
export const ticketNotes = (
  { allergies = [], note, looks }: Pick<Ticket, 'allergies' | 'note' | 'looks'>,
  labels: PaperLabels,
): { readonly allergies: string | null; readonly note: readonly string[] } => ({
  allergies: allergies.length === 0 ? null : filled(labels.allergy, 'name', allergies.join(', ')),
  note: cleanLines((looks?.printsNotes === false ? null : note) ?? ''),
});

/** Whether all of it was told before: nobody may make it once more; spec [K14], [K64]. */
export const asksNothing = ({ lines }: Pick<Ticket, 'lines'>): boolean => lines.every(({ kind }) => kind === 'told');
