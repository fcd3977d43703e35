import { MAX_PRICE } from '#shared/catalog/menu-fields.ts';
import { exponentOf } from '#shared/money/currency.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';

/** A price as it is typed: 12.50; nothing where the counter asks. */
export function priceText(price: Minor | null, currency: string): string {
  if (price === null) return '';
  const exponent = exponentOf(currency);
  const digits = String(price).padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The price that was typed, null for none, or `wrong`. A comma is as good as a point. */
export function typedPrice(text: string, currency: string): Minor | null | 'wrong' {
  const tidy = text.trim().replace(',', '.');
  if (tidy === '') return null;
  const exponent = exponentOf(currency);
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d*))?$/.exec(tidy) ?? [];
  if (whole === undefined || part.length > exponent) return 'wrong';
  const price = Number(whole + part.padEnd(exponent, '0'));
  return price <= MAX_PRICE ? asMinor(price) : 'wrong';
}
