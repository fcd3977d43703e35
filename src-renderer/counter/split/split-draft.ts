import type { CheckId, LineId, NewId } from '#shared/ids/ids.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { seatOf } from '#shared/payment/checks.ts';
import type { OrderSplit } from '#shared/payment/split-events.ts';
import { activeLines } from '#shared/pricing/price-order.ts';

/** More do not fit on a screen; scripts may have more. */
export const MOST_CHECKS = 8;

/** A split as it is being put together; every way of splitting keeps what was said of it while another is looked at. */
export interface SplitDraft {
  readonly by: OrderSplit['by'];
  /** One for each check that there can be, so that a check keeps its identity. */
  readonly ids: readonly CheckId[];
  readonly count: number;
  /** The checks, from 0, that each line is on. */
  readonly lines: ReadonlyMap<LineId, readonly number[]>;
  readonly amounts: readonly Minor[];
}

/** Begins with how the order is split already, or evenly by two. */
export function draftOf({ split }: Order, newId: NewId): SplitDraft {
  const known = split?.checks.map(({ checkId }) => checkId) ?? [];
  const ids = [...known, ...Array.from({ length: MOST_CHECKS }, () => newId<CheckId>())].slice(0, MOST_CHECKS);
  const lines = new Map<LineId, number[]>();
  if (split?.by === 'lines') {
    split.checks.forEach((check, at) => {
      for (const { lineId } of check.lines) lines.set(lineId, [...(lines.get(lineId) ?? []), at]);
    });
  }
  const amounts = split?.by === 'amount' ? split.checks.slice(0, -1).map(({ amount }) => amount) : [];
  return { by: split?.by ?? 'evenly', ids, count: Math.max(2, known.length), lines, amounts };
}

/** The seats that lines of an order are for, in their order. */
export const seatsOf = (order: Order): number[] =>
  [...new Set(activeLines(order).flatMap((line) => seatOf(line) ?? []))].sort((a, b) => a - b);

/** What a draft says; null while it makes fewer than two checks. */
export function splitOf(draft: SplitDraft, order: Order): OrderSplit | null {
  const { by, ids, count } = draft;
  switch (by) {
    case 'evenly':
      return { by, checks: ids.slice(0, count).map((checkId) => ({ checkId })) };
    case 'lines': {
      const onCheck = (check: number) =>
        activeLines(order).flatMap(({ lineId }) =>
          draft.lines.get(lineId)?.includes(check) ? [{ lineId, weight: 1 }] : [],
        );
      return { by, checks: ids.slice(0, count).map((checkId, check) => ({ checkId, lines: onCheck(check) })) };
    }
    case 'seats': {
      const seats = seatsOf(order);
      const checks = ids.flatMap((checkId, at) => {
        const seat = seats[at];
        return seat === undefined ? [] : [{ checkId, seats: [seat] }];
      });
      return checks.length < 2 ? null : { by, checks };
    }
    case 'amount': {
      // The last one takes what is left.
      const amounts = [...draft.amounts, asMinor(0)];
      const checks = ids.flatMap((checkId, at) => {
        const amount = amounts[at];
        return amount === undefined ? [] : [{ checkId, amount }];
      });
      return checks.length < 2 ? null : { by, checks };
    }
    default:
      return by satisfies never;
  }
}

/** The draft with a line put on a check, or taken off it. */
export function toggled(draft: SplitDraft, lineId: LineId, check: number): SplitDraft {
  const before = draft.lines.get(lineId) ?? [];
  const after = before.includes(check) ? before.filter((one) => one !== check) : [...before, check];
  return { ...draft, lines: new Map(draft.lines).set(lineId, after) };
}
