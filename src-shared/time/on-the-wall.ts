import type { Instant } from './instant.ts';

/** Whose clock and calendar, and in what way of writing them. */
export interface Wall {
  readonly locale: string;
  readonly timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment as the clock and the calendar on a shop's wall say it. To make a format takes longer than to lay out a slip, so
 * that each is made once.
 */
export function onTheWall(at: Instant, { locale, timeZone }: Wall, parts: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${timeZone} ${JSON.stringify(parts)}`;
  const known = formats.get(key);
  if (known) return known.format(at);
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...parts });
  formats.set(key, made);
  return made.format(at);
}
