import { type BusinessDate, businessDate } from '#shared/time/business-date.ts';
import { latinDigits } from '../latin-digits.ts';

type Part = 'year' | 'month' | 'day';

/** Trading days are days of the Gregorian calendar, also where a browser writes a country's own. */
const FIGURES = { calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' } as const;

/** A day in figures as a locale writes it: 22.11.2026, 11/22/2026; spec [L6]. */
export const dateText = (date: BusinessDate, locale: string): string =>
  new Intl.DateTimeFormat(locale, FIGURES).format(Date.parse(date));

/**
 * The day that people type: in a locale's order or with the year first, with any signs between or none; null where it is
 * none. Where the year is left out, it is the last such day until `latest`; spec [L16].
 */
export function readDate(text: string, locale: string, latest: BusinessDate): BusinessDate | null {
  const figures = figuresOf(latinDigits(text));
  if (!figures) return null;
  const order = figures[0]?.length === 4 ? YEAR_FIRST : orderIn(locale);
  const named = figures.length === 2 ? order.filter((part) => part !== 'year') : order;
  if (named.length !== figures.length) return null;
  const said = Object.fromEntries(named.map((part, at) => [part, figures[at]])) as Partial<Record<Part, string>>;
  if (said.year !== undefined) return dateOf(said, fullYear(said.year));
  const thisYear = Number(latest.slice(0, 4));
  const within = dateOf(said, thisYear);
  return within && within > latest ? dateOf(said, thisYear - 1) : within;
}

const YEAR_FIRST: readonly Part[] = ['year', 'month', 'day'];

const orderIn = (locale: string): readonly Part[] =>
  new Intl.DateTimeFormat(locale, FIGURES)
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day');

/** What was typed without signs between is two figures each, but for a year of four at the end. */
function figuresOf(text: string): readonly string[] | null {
  if (/[^\d\s./,\-\p{Cf}]/u.test(text)) return null;
  const found = text.match(/\d+/g) ?? [];
  const [run] = found;
  if (found.length !== 1 || run === undefined) return found;
  const [, ...parts] = /^(\d\d)(\d\d)(\d\d|\d{4})?$/.exec(run) ?? [];
  return parts.filter((part) => part !== undefined);
}

const fullYear = (year: string): number => (year.length === 2 ? 2_000 : 0) + Number(year);

function dateOf({ month = '', day = '' }: Partial<Record<Part, string>>, year: number): BusinessDate | null {
  const iso = [String(year).padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return businessDate.safeParse(iso).data ?? null;
}
