import type { Tax } from '#shared/catalog/catalog.ts';
import type { TaxId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { asRate, RATE_ONE } from '#shared/money/minor.ts';
import { orderType } from '#shared/order/order-type.ts';
import { type FieldProblem, nameProblem, onlyProblems } from '../field-problems.ts';

/** A tax as it is typed: its rate is a text of percents until it is saved. */
export interface TaxFields {
  readonly name: string;
  readonly percent: string;
  readonly inclusive: boolean;
  readonly orderTypes: NonNullable<Tax['orderTypes']>;
}

const RATE_OF_PERCENT = RATE_ONE / 100;
const ALL_TYPES = orderType.options;

export const taxFields = ({ name, rate, inclusive, orderTypes }: Omit<Tax, 'id'>): TaxFields => ({
  ...{ name, inclusive },
  percent: String(rate / RATE_OF_PERCENT),
  orderTypes: [...(orderTypes ?? ALL_TYPES)],
});

/** The rate that was typed, in millionths, or null. A comma is as good as a point. */
export function typedRate(percent: string): Tax['rate'] | null {
  const tidy = percent.trim().replace(/\s*%$/, '').replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(tidy)) return null;
  const rate = Math.round(Number(tidy) * RATE_OF_PERCENT);
  return rate <= RATE_ONE ? asRate(rate) : null;
}

export const taxProblems = (fields: TaxFields) =>
  onlyProblems<TaxFields>({
    name: nameProblem(fields.name),
    percent: typedRate(fields.percent) === null ? 'rate-wrong' : null,
    orderTypes: fields.orderTypes.length === 0 ? 'order-types-missing' : null,
  } as { readonly [K in keyof TaxFields]: FieldProblem | null });

/** The edit that saves these fields; that all types of order bear it goes without saying. */
export function taxChange(
  id: TaxId,
  { percent, orderTypes, ...same }: Partial<TaxFields>,
  isNew: boolean,
): CatalogChange {
  const all = orderTypes?.length === ALL_TYPES.length;
  const rate = percent === undefined ? null : typedRate(percent);
  return {
    noun: 'tax',
    id,
    set: {
      ...same,
      ...(rate !== null && { rate }),
      ...(orderTypes && !(all && isNew) && { orderTypes: all ? null : orderTypes }),
    },
  };
}
