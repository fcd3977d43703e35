import type { WeightUnit } from '../catalog/unit.ts';
import type { Quantity } from '../money/minor.ts';

/** Whole pieces as a whole number, anything else to the thousandth: 2 000 → "2", 250 → "0.250"; spec [P4]. */
export function quantityText(quantity: Quantity, locale: string): string {
  const decimals = quantity % 1_000 === 0 ? 0 : 3;
  return numberFormat(locale, decimals).format(quantity / 1_000);
}

/** How many or how much of something: "2 ×", "0.350 kg"; spec [P4]. */
export const measureText = (quantity: Quantity, unit: WeightUnit | undefined, locale: string): string =>
  unit ? `${quantityText(quantity, locale)} ${unit}` : `${quantityText(quantity, locale)} ×`;

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
