import type { Quantity } from '../money/minor.ts';

/** Whole pieces as a whole number, anything else to the thousandth: 2 000 → "2", 250 → "0.250"; spec [P4]. */
export function quantityText(quantity: Quantity, locale: string): string {
  const decimals = quantity % 1_000 === 0 ? 0 : 3;
  return numberFormat(locale, decimals).format(quantity / 1_000);
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(key, made);
  return made;
}
