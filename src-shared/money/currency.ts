import type { Minor } from './minor.ts';

/** ISO 4217 currencies whose exponent is not 2. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** How many decimal digits the currency's minor unit stands for (ISO 4217). */
export const exponentOf = (currency: string): number => EXPONENTS[currency] ?? 2;

/** An exact amount as a person reads it in that language: 1234 EUR in de → "12,34 €". */
export function formatMoney(amount: Minor, currency: string, locale: string): string {
  const exponent = exponentOf(currency);
  return moneyFormat(currency, locale, exponent).format(decimalText(amount, exponent) as unknown as number);
}

const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string, locale: string, exponent: number): Intl.NumberFormat {
  const key = `${currency} ${locale}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  formats.set(key, made);
  return made;
}

/** Intl formats decimal strings exactly, so no amount passes through a fraction. */
export function decimalText(amount: Minor, exponent: number): string {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  return exponent === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
