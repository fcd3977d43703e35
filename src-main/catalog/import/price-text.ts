import { MAX_PRICE } from '#shared/catalog/menu-fields.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import { currenciesOfMark, isCurrencyMark } from './currency-marks.ts';

export type PriceFault = 'price-unreadable' | 'price-negative' | 'price-too-large' | 'price-too-precise';
/** A price as its column wrote it: an exact amount, null for "ask at the counter", or why it cannot be read. */
export type PriceReading = { readonly amount: Minor | null } | { readonly fault: PriceFault };

type DecimalMark = '.' | ',';

/**
 * Reads a column of prices in a currency of `exponent` decimals; spec [I10]. What one value leaves open, whether "1,250"
 * is a thousand or one and a quarter, the others of the column decide, then the currency. Digits are never made a
 * fraction.
 */
export function createPriceReader(
  texts: Iterable<string>,
  exponent: number,
): { read(text: string): PriceReading; currencies: readonly string[] | null } {
  const amounts = new Map<string, WrittenAmount | 'ask' | null>();
  for (const text of texts) if (!amounts.has(text)) amounts.set(text, splitAmount(text));
  const mark = markOfColumn(amounts.values());
  const readings = new Map<string, PriceReading>();
  const readNew = (text: string): PriceReading => {
    const amount = amounts.get(text) ?? splitAmount(text);
    if (amount === 'ask') return { amount: null };
    return amount ? readAmount(amount, mark, exponent) : { fault: 'price-unreadable' };
  };
  return {
    read(text) {
      const known = readings.get(text);
      if (known) return known;
      const reading = readNew(text);
      readings.set(text, reading);
      return reading;
    },
    currencies: currenciesOf(amounts.values()),
  };
}

/** An amount's digits and separators, without sign and currency. */
interface WrittenAmount {
  readonly negative: boolean;
  readonly digits: string;
  readonly currency: string | null;
}

/** What sources write where the price is asked for at the counter. */
const ASKED = new Set(['', 'variable', 'ask', 'open', 'open price', 'market price']);

/** No price is longer than this; what is gets no closer look. */
const MOST_CHARACTERS = 64;

function splitAmount(text: string): WrittenAmount | 'ask' | null {
  if (text.length > MOST_CHARACTERS) return null;
  const plain = text.normalize('NFKC').replaceAll('−', '-').trim();
  if (ASKED.has(plain.toLowerCase())) return 'ask';
  const bracketed = /^\((.*)\)$/s.exec(plain)?.[1];
  const parts = AMOUNT.exec(bracketed ?? plain);
  if (!parts) return null;
  const [, lead = '', leadMark = '', digits = '', tail = ''] = parts;
  const before = affix(lead);
  // "4,-" is how many write a price without cents.
  const after = affix(/[.,]$/.test(digits) ? tail.replace(/^[-–—]+/, '') : tail);
  if (!before || !after || (before.currency && after.currency)) return null;
  return {
    negative: bracketed !== undefined || before.negative || after.negative,
    digits: leadMark + digits.trimEnd(),
    currency: before.currency ?? after.currency,
  };
}

/** A mark right before the first digit belongs to the number (".50") unless it ends a word ("Rs.50"). */
const AMOUNT = /^(\D*?)((?<!\p{L})[.,])?(\d[\d.,'’ ]*)(.*)$/su;

/** What stands before or after the digits: a sign and a currency's mark in either order, or nothing. */
function affix(text: string): { negative: boolean; currency: string | null } | null {
  const trimmed = text.trim();
  if (trimmed === '') return { negative: false, currency: null };
  const signed = /^([-+])?\s*(.*?)\s*([-+])?$/s.exec(trimmed);
  if (!signed) return null;
  const [, lead, mark = '', trail] = signed;
  if (lead && trail) return null;
  if (mark !== '' && !isCurrencyMark(mark)) return null;
  return { negative: lead === '-' || trail === '-', currency: mark === '' ? null : mark };
}

/** The decimal mark that most of the column's unmistakable prices have, or null where they do not say. */
function markOfColumn(amounts: Iterable<WrittenAmount | 'ask' | null>): DecimalMark | null {
  let balance = 0;
  for (const amount of amounts) {
    if (amount === null || amount === 'ask') continue;
    const mark = markOf(amount.digits);
    if (mark === '.') balance += 1;
    if (mark === ',') balance -= 1;
  }
  return balance > 0 ? '.' : balance < 0 ? ',' : null;
}

/** The decimal mark that one number shows by itself: null when it has none, `open` when it could be either. */
function markOf(digits: string): DecimalMark | 'open' | null {
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point === -1 && comma === -1) return null;
  if (point !== -1 && comma !== -1) return point > comma ? '.' : ',';
  const mark: DecimalMark = point === -1 ? ',' : '.';
  const parts = digits.split(mark);
  if (parts.length > 2) return other(mark);
  const [whole = '', rest = ''] = parts;
  return rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? 'open' : mark;
}

const other = (mark: DecimalMark): DecimalMark => (mark === '.' ? ',' : '.');

function readAmount(amount: WrittenAmount, column: DecimalMark | null, exponent: number): PriceReading {
  const mark = decimalMark(amount.digits, column, exponent);
  const parts = amount.digits.split(mark);
  const [whole = '', written = ''] = parts;
  if (parts.length > 2 || !/^\d*$/.test(written) || !isWhole(whole, other(mark))) return { fault: 'price-unreadable' };
  const fraction = written.replace(/0+$/, '');
  const units = (whole.replace(/\D/g, '') + fraction.padEnd(exponent, '0')).replace(/^0+/, '');
  if (amount.negative && units !== '') return { fault: 'price-negative' };
  if (fraction.length > exponent) return { fault: 'price-too-precise' };
  if (units.length > String(MAX_PRICE).length || Number(units) > MAX_PRICE) return { fault: 'price-too-large' };
  return { amount: asMinor(Number(units)) };
}

function decimalMark(digits: string, column: DecimalMark | null, exponent: number): DecimalMark {
  const own = markOf(digits);
  if (own === null) return '.';
  if (own !== 'open') return own;
  if (column) return column;
  const written: DecimalMark = digits.includes('.') ? '.' : ',';
  return exponent === 3 ? written : other(written);
}

/** A whole number, its thousands set apart by one separator throughout or not at all; groups of two are Indian. */
function isWhole(text: string, separator: DecimalMark): boolean {
  if (/^\d*$/.test(text)) return true;
  const used = /^\d+([.,'’ ])/.exec(text)?.[1];
  if (used === undefined || (used !== separator && !"'’ ".includes(used))) return false;
  const groups = text.split(used);
  return groups.every((group, at) => /^\d+$/.test(group) && fits(group.length, at, groups.length));
}

const fits = (length: number, at: number, count: number): boolean =>
  at === count - 1 ? length === 3 : at === 0 ? length <= 3 : length === 2 || length === 3;

function currenciesOf(amounts: Iterable<WrittenAmount | 'ask' | null>): readonly string[] | null {
  for (const amount of amounts) {
    if (amount !== null && amount !== 'ask' && amount.currency) return currenciesOfMark(amount.currency);
  }
  return null;
}
