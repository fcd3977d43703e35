import type { LineId } from '../ids/ids.ts';
import type { OrderLine } from './order.ts';
import type { OrderEvent } from './order-events.ts';

type Repriced = Extract<OrderEvent, { type: 'order.line-repriced' }>['payload'];

/** The lines with one of them, and what stands in for it by now, sold at another price; spec [O14]. */
export function repricedLines(lines: readonly OrderLine[], repriced: Repriced): OrderLine[] {
  const meant = withHeirs(lines, repriced.lineId);
  return lines.map((line) => (meant.has(line.lineId) ? atPrice(line, repriced) : line));
}

function atPrice(line: OrderLine, { unitPrice, taxes, why, reason }: Repriced): OrderLine {
  const { repriced: before, ...rung } = line;
  // What a person says on top of an earlier word of theirs leaves the price that was there before both.
  const from = before && before.why === why ? before.from : line.unitPrice;
  return { ...rung, unitPrice, taxes, repriced: { why, reason, from } };
}

/**
 * A line that stands in for a repriced one is sold at its price, also where whoever changed it did not know of that yet;
 * only a change that brought a price of its own keeps that, unless a person had set the one before; spec [O14].
 */
export function withPriceOf(replaced: OrderLine | undefined, line: OrderLine): OrderLine {
  if (!replaced?.repriced) return line;
  const { unitPrice, taxes, repriced } = replaced;
  const isOwn = repriced.why === 'order-type' && line.unitPrice !== repriced.from && line.unitPrice !== unitPrice;
  return isOwn ? line : { ...line, unitPrice, taxes, repriced };
}

/** A line and all that stand in for it, one after the other. */
export function withHeirs(lines: readonly OrderLine[], lineId: LineId): ReadonlySet<LineId> {
  const byId = new Map(lines.map((line) => [line.lineId, line]));
  const chain = new Set<LineId>();
  let at: LineId | null | undefined = lineId;
  while (at && !chain.has(at)) {
    chain.add(at);
    at = byId.get(at)?.voided?.replacedBy;
  }
  return chain;
}
