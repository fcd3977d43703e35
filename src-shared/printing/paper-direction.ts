/**
 * A text of a slip whose lines run to the left, with marks around what keeps its own order within them: Latin names with the
 * signs that belong to them, telephone numbers and signed amounts; spec [P98]. By the rules of Unicode Annex 9 alone the
 * groups of a telephone number would change places, and a minus would stand behind its amount.
 */
export const isolated = (text: string): string => text.replace(KEEPS_ORDER, `${OPEN}$&${CLOSE}`);

/** Whether a code unit is one of the marks that `isolated` sets. */
export const isMark = (unit: string): boolean => unit === OPEN || unit === CLOSE;

/** Makes what follows start at the right, whatever it is. */
export const TO_THE_LEFT = '\u200f';

const OPEN = '\u2066';
const CLOSE = '\u2069';

const SIGN = '[\\p{Script=Latin}\\p{M}\\p{Sc}\\d\\-&.,\'’/+:%°!?*"]';
/** Two spaces stand between columns. */
const INNER = `(?:${SIGN}| (?! ))`;
const NUMBER = '[-+]?\\d[\\d.,/]*';
/** With the numbers right before it, for a quantity has a sign behind it; up to its last letter, digit or closing sign. */
const NAME = `(?<![\\d.,])(?:${NUMBER} )*\\p{Script=Latin}(?:${INNER}|\\(${INNER}*\\))*(?<![ \\-&,/+:"])`;
const AREA = '(?:\\(\\d+\\)[ ./-]?)?';
/** Less than seven digits are quantities side by side. */
const TELEPHONE = `(?<![\\d.,:])(?=(?:[ ./()+-]{0,3}\\d){7})\\+?${AREA}\\d(?:[ ./-]{0,2}${AREA}\\d)+(?![,:]?\\d)`;
const SIGNED = '(?<![\\d.,])[-+]\\p{Sc}?\\d[\\d.,]*';
const KEEPS_ORDER = new RegExp([NAME, TELEPHONE, SIGNED].join('|'), 'gu');
