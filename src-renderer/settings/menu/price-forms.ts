import type { Item } from '#shared/catalog/catalog.ts';
import type { PriceRule } from '#shared/catalog/price-rule.ts';
import type { ScheduleId, VariantId } from '#shared/ids/ids.ts';
import type { OrderType } from '#shared/order/order-type.ts';
import { type FieldProblem, onlyProblems } from '../field-problems.ts';
import { priceText, typedPrice } from './price-text.ts';

/** Another price as it is typed; its id is this form's alone. */
export interface PriceFields {
  readonly id: string;
  readonly price: string;
  readonly variantId: VariantId | null;
  readonly scheduleId: ScheduleId | null;
  readonly orderTypes: readonly OrderType[];
}

export const priceFields = (item: Pick<Item, 'prices'>, currency: string): PriceFields[] =>
  (item.prices ?? []).map((rule, at) => ({
    ...{ id: String(at), price: priceText(rule.price, currency) },
    ...{ variantId: rule.variantId ?? null, scheduleId: rule.scheduleId ?? null, orderTypes: rule.orderTypes ?? [] },
  }));

export const newPrice = (id: string): PriceFields => ({
  ...{ id, price: '', variantId: null, scheduleId: null, orderTypes: [] },
});

/** What is wrong with another price, at its field: one that always held would hide those below it. */
export const priceProblems = ({ price, variantId, scheduleId, orderTypes }: PriceFields, currency: string) =>
  onlyProblems<PriceFields>({
    price: typeof typedPrice(price, currency) === 'number' ? null : 'price-wrong',
    scheduleId: variantId === null && scheduleId === null && orderTypes.length === 0 ? 'price-always' : null,
  } as { readonly [K in keyof PriceFields]: FieldProblem | null });

export const pricesProblem = (prices: readonly PriceFields[], currency: string): FieldProblem | null =>
  prices.some((one) => Object.keys(priceProblems(one, currency)).length > 0) ? 'price-rule-wrong' : null;

export const priceRules = (prices: readonly PriceFields[], currency: string): PriceRule[] =>
  prices.flatMap(({ price: text, variantId, scheduleId, orderTypes }) => {
    const price = typedPrice(text, currency);
    if (typeof price !== 'number') return [];
    return [
      {
        price,
        ...(variantId !== null && { variantId }),
        ...(scheduleId !== null && { scheduleId }),
        ...(orderTypes.length > 0 && { orderTypes: [...orderTypes] }),
      },
    ];
  });
