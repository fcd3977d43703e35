import type { WeightUnit } from '#shared/catalog/unit.ts';
import { asQuantity, type Quantity } from '#shared/money/minor.ts';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import { displayLocale } from '../../components/display-locale.ts';

/** Digits move in from the right, as a scale shows them: 3, 5, 4 are 0.354 kg; grams are whole; spec [MN10]. */
export const weightOf = (entry: string, unit: WeightUnit): Quantity =>
  asQuantity(Number(entry === '' ? 0 : entry) * (unit === 'g' ? 1_000 : 1));

/** What would have been typed for a weight. */
export const weightEntry = (quantity: Quantity, unit: WeightUnit): string =>
  String(unit === 'g' ? Math.round(quantity / 1_000) : quantity);

export const weightText = (quantity: Quantity, unit: WeightUnit): string =>
  quantity === 0 ? `${unit === 'g' ? '0' : '0.000'} ${unit}` : `${quantityText(quantity, displayLocale())} ${unit}`;
