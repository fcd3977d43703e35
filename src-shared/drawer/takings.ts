import { z } from 'zod';
import { taxId } from '../ids/ids.ts';
import { asMinor, minor, rate } from '../money/minor.ts';

const figures = { payments: z.int(), amount: minor, tips: minor, rounding: minor };

/** What orders brought to a drawer session, summed; every figure can be added up. Amounts are minor units; spec [DR3]. */
export const takings = z.object({
  /** Orders that were settled. */
  orders: z.int(),
  gross: minor,
  /** Comps are a part of it. */
  discount: minor,
  comps: minor,
  serviceCharge: minor,
  net: minor,
  tax: minor,
  total: minor,
  taxes: z.array(z.object({ taxId, name: z.string(), rate, inclusive: z.boolean(), base: minor, amount: minor })),
  /** What was paid, whether or not its order is settled. */
  tenders: z.array(z.object({ tender: z.string(), ...figures })),
  /** What was given back. */
  refunds: z.array(z.object({ tender: z.string(), ...figures })),
  /** What was taken off after the kitchen was told of it, at its price. */
  voids: z.object({ lines: z.int(), amount: minor }),
});
export type Takings = z.output<typeof takings>;

/** What a session has before anything was sold. */
export const NOTHING_TAKEN: Takings = {
  orders: 0,
  gross: asMinor(0),
  discount: asMinor(0),
  comps: asMinor(0),
  serviceCharge: asMinor(0),
  net: asMinor(0),
  tax: asMinor(0),
  total: asMinor(0),
  taxes: [],
  tenders: [],
  refunds: [],
  voids: { lines: 0, amount: asMinor(0) },
};

/** Two sums as one. The order in which many are added changes nothing. */
export const addTakings = (a: Takings, b: Takings): Takings => ({
  ...plus(a, b, ['orders', 'gross', 'discount', 'comps', 'serviceCharge', 'net', 'tax', 'total']),
  taxes: merged(a.taxes, b.taxes, ({ taxId, name, rate, inclusive }) => `${taxId} ${rate} ${inclusive} ${name}`, [
    ...(['base', 'amount'] as const),
  ]),
  tenders: merged(a.tenders, b.tenders, ({ tender }) => tender, TENDER_FIGURES),
  refunds: merged(a.refunds, b.refunds, ({ tender }) => tender, TENDER_FIGURES),
  voids: plus(a.voids, b.voids, ['lines', 'amount']),
});

const TENDER_FIGURES = ['payments', 'amount', 'tips', 'rounding'] as const;

function plus<T extends object, K extends keyof T>(a: T, b: T, names: readonly K[]): Pick<T, K> {
  const sums = names.map((name) => [name, asMinor(Number(a[name]) + Number(b[name]))]);
  return Object.fromEntries(sums) as Pick<T, K>;
}

/** One row for each key, sorted by it, so that whatever was added first reads the same. */
function merged<T extends object, K extends keyof T>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (row: T) => string,
  names: readonly K[],
): T[] {
  const rows = new Map(a.map((row) => [keyOf(row), row]));
  for (const row of b) {
    const known = rows.get(keyOf(row));
    rows.set(keyOf(row), known ? { ...known, ...plus(known, row, names) } : row);
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
