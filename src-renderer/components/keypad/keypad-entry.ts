import { asMinor, asQuantity, type Minor, type Quantity } from '#shared/money/minor.ts';

export type KeypadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | '.' | 'erase' | 'clear';

/** Longer entries are slips of the finger: everything that a till takes has fewer digits. */
const MOST_DIGITS = 9;

/** The key that a keyboard's key stands for, or null. */
export function keypadKeyOf(key: string): KeypadKey | null {
  if (/^[0-9]$/.test(key)) return key as KeypadKey;
  if (key === '.' || key === ',') return '.';
  if (key === 'Backspace') return 'erase';
  return key === 'Delete' ? 'clear' : null;
}

/** Digits move in from the right, as on every till: 1, 2, 4, 0 make 12.40. */
export function typeAmount(entry: string, key: KeypadKey): string {
  if (key === 'clear') return '';
  if (key === 'erase') return entry.slice(0, -1);
  if (key === '.') return entry;
  const next = `${entry}${key}`.replace(/^0+/, '');
  return next.length > MOST_DIGITS ? entry : next;
}

export const amountOf = (entry: string): Minor => asMinor(entry === '' ? 0 : Number(entry));

/** A quantity as written, with up to three decimals. */
export function typeQuantity(entry: string, key: KeypadKey): string {
  if (key === 'clear') return '';
  if (key === 'erase') return entry.slice(0, -1);
  if (key === '.') return entry.includes('.') ? entry : `${entry === '' ? '0' : entry}.`;
  const next = `${entry}${key}`.replace(/^0+(?=\d)/, '');
  return /^\d{1,4}(\.\d{0,3})?$/.test(next) ? next : entry;
}

/** Thousandths, or null for what is not yet a quantity. */
export function quantityOf(entry: string): Quantity | null {
  if (!/^\d+(\.\d*)?$/.test(entry)) return null;
  const [whole = '0', part = ''] = entry.split('.');
  const thousandths = Number(whole) * 1_000 + Number(part.padEnd(3, '0'));
  return thousandths > 0 ? asQuantity(thousandths) : null;
}

/** What would have been typed for a quantity: 2, or 0.25. */
export const quantityEntry = (quantity: Quantity): string => {
  const part = String(quantity % 1_000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${Math.floor(quantity / 1_000)}${part === '' ? '' : `.${part}`}`;
};
