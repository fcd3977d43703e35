import type { WeightUnit } from '#shared/catalog/unit.ts';
import type { LineId } from '#shared/ids/ids.ts';
import type { Minor, Quantity } from '#shared/money/minor.ts';
import { wasTold } from '#shared/order/decide-line.ts';
import { isToWarnOf, namesOf } from '#shared/order/line-allergies.ts';
import { lineName } from '#shared/order/line-name.ts';
import type { Order, OrderDiscount, OrderLine } from '#shared/order/order.ts';
import { discountsOn } from '#shared/pricing/discounts-on.ts';
import { lineGross } from '#shared/pricing/price-order.ts';

/** A line of the order as its row paints it. */
export interface LineView {
  /** The first of the lines that stand in for one another: a row keeps it through every change. */
  readonly rowId: LineId;
  readonly lineId: LineId;
  readonly name: string;
  /** The combo that it is a part of. */
  readonly combo: string | null;
  readonly quantity: Quantity;
  /** What it was weighed in. */
  readonly unit: WeightUnit | null;
  readonly modifiers: readonly Pick<OrderLine['modifiers'][number], 'name' | 'count' | 'price' | 'kind'>[];
  readonly note: string | null;
  /** What its guest is allergic to. */
  readonly allergic: readonly string[];
  readonly gross: Minor;
  readonly discounts: readonly OrderDiscount['value'][];
  /** Whether it is given away. */
  readonly comped: boolean;
  /** What one of it cost before a person said another price. */
  readonly was: Minor | null;
  /** `sent`: the kitchen knows of it as it stands; `off`: taken off, but the kitchen has yet to hear; */
  readonly state: 'new' | 'sent' | 'off';
  /** Whether the kitchen was asked to hurry with it. */
  readonly rushed: boolean;
  readonly seat: number | null;
  readonly course: number;
}

/**
 * The rows of an order: lines that stand, and those taken off that the kitchen still makes. Rows that say the same as
 * in `before` are the same objects, so that only what changed is painted again.
 */
export function lineViews(order: Order, before: readonly LineView[] = []): readonly LineView[] {
  const known = new Map(before.map((view) => [view.rowId, view]));
  const roots = rootsOf(order);
  const views = order.lines.flatMap((line): LineView[] => {
    const state = stateOf(order, line);
    if (!state) return [];
    const rowId = roots.get(line.lineId) ?? line.lineId;
    const given = discountsOn(order, line);
    const view: LineView = {
      rowId,
      lineId: line.lineId,
      name: lineName(line),
      combo: line.combo?.name ?? null,
      quantity: line.quantity,
      unit: line.weighed?.unit ?? null,
      modifiers: line.modifiers.map(({ name, count, price, kind }) => ({ name, count, price, ...(kind && { kind }) })),
      note: line.note,
      allergic: namesOf(line),
      gross: lineGross(line),
      discounts: given.flatMap(({ value, kind }) => (kind === 'comp' ? [] : [value])),
      comped: given.some(({ kind }) => kind === 'comp'),
      was: line.repriced?.why === 'override' ? line.repriced.from : null,
      state,
      rushed: line.rushed === true,
      seat: line.seat ?? null,
      course: line.course ?? 1,
    };
    const same = known.get(rowId);
    return [same && JSON.stringify(same) === JSON.stringify(view) ? same : view];
  });
  return views.length === before.length && views.every((view, at) => view === before[at]) ? before : views;
}

function stateOf(order: Order, line: OrderLine): LineView['state'] | null {
  if (line.voided) return line.voided.replacedBy === null && !line.voided.to && wasTold(order, line) ? 'off' : null;
  return line.kitchen === 'untold' || isToWarnOf(order, line) ? 'new' : 'sent';
}

function rootsOf(order: Order): ReadonlyMap<LineId, LineId> {
  const roots = new Map<LineId, LineId>();
  for (const line of order.lines) {
    roots.set(line.lineId, line.replaces ? (roots.get(line.replaces) ?? line.replaces) : line.lineId);
  }
  return roots;
}

/** How many pieces an order holds, for a glance: parts of a piece count as one, and what is weighed, too. */
export const pieceCount = (order: Order): number =>
  order.lines.reduce(
    (sum, line) => (line.voided ? sum : sum + (line.weighed ? 1 : Math.ceil(line.quantity / 1_000))),
    0,
  );
