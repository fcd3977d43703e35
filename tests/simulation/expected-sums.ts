import type { Order } from '#shared/order/order.ts';
import { roundingOf, tipOf } from '#shared/payment/payment.ts';
import type { ShopSums } from './cloud-view.ts';

const QUARTER_MS = 15 * 60_000;

/** What the sums of these orders must be, added up without any of the cloud's own code; spec [CL9]. */
export function expectedSums(orders: readonly Order[]): ShopSums {
  const sums = {
    quarters: new Map<string, number[]>(),
    items: new Map<string, number[]>(),
    tenders: new Map<string, number[]>(),
    refunds: new Map<string, number[]>(),
  };
  for (const { status, businessDate, pricing, lines, payments, refunds = [] } of orders) {
    if (status.state !== 'completed') continue;
    const day = `${businessDate} ${pricing.currency}`;
    const { gross, discount, net, tax, total, lines: lineTotals } = status.totals;
    const quarter = status.at - (status.at % QUARTER_MS);
    add(sums.quarters, `${day} ${quarter}`, [1, gross, discount, net, tax, total]);
    for (const { lineId, total: lineTotal } of lineTotals) {
      const line = lines.find((one) => one.lineId === lineId);
      if (!line) continue;
      const item = `${line.itemId} ${line.category?.categoryId ?? ''} ${line.name}`;
      add(sums.items, `${day} ${item}`, [1, line.quantity, lineTotal]);
    }
    for (const one of payments) {
      add(sums.tenders, `${day} ${one.tender}`, [1, one.amount, tipOf(one), roundingOf(one)]);
    }
    for (const one of refunds) {
      const [net, tax] = (['net', 'tax'] as const).map((part) => one.lines.reduce((sum, line) => sum + line[part], 0));
      const figures = [1, one.amount, net ?? 0, tax ?? 0, one.tip, one.rounding];
      add(sums.refunds, `${one.businessDate} ${pricing.currency} ${one.tender}`, figures);
    }
  }
  const { quarters, items, tenders, refunds } = sums;
  return {
    ...{ quarters: inWords(quarters), items: inWords(items) },
    ...{ tenders: inWords(tenders), refunds: inWords(refunds) },
  };
}

function add(sums: Map<string, number[]>, key: string, figures: readonly number[]): void {
  const before = sums.get(key);
  sums.set(
    key,
    figures.map((figure, at) => figure + (before?.[at] ?? 0)),
  );
}

const inWords = (sums: ReadonlyMap<string, readonly number[]>) =>
  Object.fromEntries([...sums].map(([key, figures]) => [key, figures.join(' ')]));
