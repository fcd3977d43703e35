import { latinDigits } from '../latin-digits.ts';

/** What stands for an empty field among minutes from midnight. */
export const NO_TIME = -1;
/** What stands for a field that holds no time but something else. */
export const UNREAD = -2;

const MINUTE_MS = 60_000;
const HALF_DAY = 720;

/** Minutes from midnight as a locale writes them: 14:30, 2:30 PM; nothing where there is no time; spec [L6]. */
export const timeText = (minutes: number, locale: string): string =>
  minutes < 0
    ? ''
    : new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(minutes * MINUTE_MS);

/** Whether a locale writes 2:30 PM rather than 14:30. */
export const writesHalves = (locale: string): boolean =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).resolvedOptions().hour12 === true;

/** The words beside a time, in the till's languages, and which half of the day they say. */
const HALVES: Readonly<Record<string, 'any' | 'morning' | 'afternoon'>> = {
  '': 'any',
  h: 'any',
  uhr: 'any',
  a: 'morning',
  am: 'morning',
  ص: 'morning',
  صباحا: 'morning',
  p: 'afternoon',
  pm: 'afternoon',
  م: 'afternoon',
  مساء: 'afternoon',
};

/**
 * Minutes from midnight of what people type, in whatever language: 14:30, 1430, 14 Uhr 30, 2.30 pm; spec [L16]. With
 * `from`, a time that does not say its half of the day is the next one from that minute on.
 */
export function timeMinutes(text: string, from?: number): number {
  const plain = plainOf(text);
  if (plain === '') return NO_TIME;
  const [, hourText, minuteText = '0', word = ''] = /^(\d{1,2})(?:(?:[:.,h]|uhr)?(\d{2}))?(\p{L}*)$/u.exec(plain) ?? [];
  const half = HALVES[word];
  if (hourText === undefined || half === undefined || Number(minuteText) > 59) return UNREAD;
  const hour = hourOf(Number(hourText), half);
  if (hour === null) return UNREAD;
  const minutes = hour * 60 + Number(minuteText);
  const isEither = half === 'any' && /^[1-9]$|^1[0-2]$/.test(hourText);
  return isEither && from !== undefined ? nextOf(minutes, from) : minutes;
}

function nextOf(minutes: number, from: number): number {
  const other = (minutes + HALF_DAY) % (2 * HALF_DAY);
  const away = (at: number) => (at - from + 2 * HALF_DAY) % (2 * HALF_DAY);
  return away(other) < away(minutes) ? other : minutes;
}

function hourOf(hour: number, half: 'any' | 'morning' | 'afternoon'): number | null {
  if (half === 'morning') return hour > 12 ? null : hour % 12;
  if (half === 'afternoon') return hour === 0 || hour > 23 ? null : hour < 12 ? hour + 12 : hour;
  return hour > 23 ? null : hour;
}

/** Without spaces, invisible signs, vowel marks and the points of "p. m.". */
const plainOf = (text: string): string =>
  latinDigits(text)
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{M}]/gu, '')
    .replace(/(?<!\d)\.|\.(?!\d)/g, '');
