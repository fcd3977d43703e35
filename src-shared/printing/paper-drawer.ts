import { cashIn, expectedCash } from '../drawer/drawer-report.ts';
import type { Takings } from '../drawer/takings.ts';
import { formatMoney } from '../money/currency.ts';
import { asMinor, type Minor, negate } from '../money/minor.ts';
import type { Instant } from '../time/instant.ts';
import { onTheWall } from '../time/on-the-wall.ts';
import type { DrawerReportSlip, DrawerSlip } from './drawer-slip.ts';
import { LARGE, type Paper, type PaperRow, pairRows, TALL, textRows } from './paper.ts';
import type { PaperOptions } from './paper-options.ts';
import { bar } from './paper-ticket.ts';

/** Why the drawer was opened without a sale. A reprint never opens it; spec [DR7], [P12]. */
export function layoutDrawerSlip(slip: DrawerSlip, options: PaperOptions & { readonly opensDrawer: boolean }): Paper {
  const { columns, labels, locale } = options;
  const says = labels.drawer;
  return {
    columns,
    direction: labels.direction,
    rows: [
      ...(options.opensDrawer && !options.reprint ? [{ kind: 'pulse' } as const] : []),
      ...(options.reprint ? bar(labels.reprint, columns) : []),
      ...bar(says.slips[slip.what], columns),
      ...textRows(`${tillName(slip.till, options)} · ${moment(slip.at, options)}`, columns, { align: 'centre' }),
      ...(slip.amount === null
        ? []
        : textRows(formatMoney(slip.amount, slip.currency, locale), columns, { size: LARGE, align: 'centre' })),
      ...(slip.reason === null ? [] : textRows(slip.reason, columns, { size: TALL, align: 'centre' })),
      { kind: 'feed', lines: 2 },
      ...textRows(`${says.signature} ${'_'.repeat(16)}`, columns),
      { kind: 'cut' },
    ],
  };
}

/** What a session comes to; the cash column adds up; spec [DR10], [DR11]. */
export function layoutDrawerReport(slip: DrawerReportSlip, options: PaperOptions): Paper {
  const { columns, labels, locale } = options;
  const says = labels.drawer;
  const { session, report } = slip;
  const { takings } = report;
  const money = (amount: Minor) => formatMoney(amount, report.currency, locale);
  const row = (label: string, amount: Minor) => pairRows(label, money(amount), columns);
  const some = (label: string, amount: Minor) => (amount === 0 ? [] : row(label, amount));
  const title = session.closing ? says.z.replace('{{number}}', String(session.closing.number)) : says.x;
  return {
    columns,
    direction: labels.direction,
    rows: [
      ...(slip.isCopy || options.reprint ? bar(slip.isCopy ? says.copy : labels.reprint, columns) : []),
      ...textRows(slip.shop, columns, { size: LARGE, bold: true, align: 'centre' }),
      ...bar(title, columns),
      ...textRows(tillName(slip.till, options), columns, { align: 'centre' }),
      ...pairRows(says.from, moment(session.openedAt, options), columns),
      ...pairRows(says.to, moment(session.closing?.at ?? slip.at, options), columns),
      RULE,
      ...textRows(says.sales, columns, { bold: true }),
      ...pairRows(says.orders, String(takings.orders), columns),
      ...row(says.gross, takings.gross),
      ...some(says.discounts, negate(takings.discount)),
      ...some(says.comps, negate(takings.comps)),
      ...some(says.serviceCharge, takings.serviceCharge),
      ...row(says.net, takings.net),
      ...takings.taxes.flatMap((tax) => row(tax.name, tax.amount)),
      ...pairRows(labels.total, money(takings.total), columns, { bold: true }),
      RULE,
      ...tenderRows(says.taken, takings.tenders, options, money),
      ...tenderRows(says.refunds, takings.refunds, options, money),
      ...countRows(says.voids, takings.voids.lines, money(takings.voids.amount), columns),
      ...countRows(says.noSales, report.noSales, '', columns),
      RULE,
      ...textRows(says.cash, columns, { bold: true }),
      ...row(says.float, report.float),
      ...row(says.cashTaken, cashIn(takings.tenders)),
      ...some(says.cashRefunded, negate(cashIn(takings.refunds))),
      ...some(says.paidIn, report.moves.paidIn.amount),
      ...some(says.paidOut, negate(report.moves.paidOut.amount)),
      ...some(says.drops, negate(report.moves.drops.amount)),
      ...pairRows(says.expected, money(expectedCash(report)), columns, { bold: true }),
      ...closingRows(slip, options, money),
      { kind: 'cut' },
    ],
  };
}

function closingRows(
  { session, report }: DrawerReportSlip,
  options: PaperOptions,
  money: (amount: Minor) => string,
): PaperRow[] {
  const { closing } = session;
  if (!closing) return [];
  const { columns, labels } = options;
  const says = labels.drawer;
  return [
    ...closing.counted.denominations.flatMap(({ value, count }) =>
      pairRows(
        `${count} × ${formatMoney(asMinor(value), report.currency, options.locale)}`,
        money(asMinor(value * count)),
        columns,
        { indent: 2 },
      ),
    ),
    ...pairRows(says.counted, money(closing.total), columns, { bold: true }),
    ...pairRows(says.variance, money(closing.variance), columns, { size: TALL, bold: true }),
    ...(closing.blind ? textRows(says.blind, columns) : []),
    ...(closing.reason ? textRows(closing.reason, columns) : []),
    { kind: 'feed', lines: 2 },
    ...textRows(`${says.signature} ${'_'.repeat(16)}`, columns),
  ];
}

/** What each tender brought or gave, tips apart. */
function tenderRows(
  title: string,
  rows: Takings['tenders'],
  { columns, labels }: PaperOptions,
  money: (amount: Minor) => string,
): PaperRow[] {
  if (rows.length === 0) return [];
  const nameOf = (tender: string) =>
    tender === 'cash' || tender === 'card' || tender === 'external' ? labels[tender] : tender;
  const tips = asMinor(rows.reduce((sum, row) => sum + row.tips, 0));
  return [
    ...textRows(title, columns, { bold: true }),
    ...rows.flatMap((row) =>
      pairRows(`${row.payments} × ${nameOf(row.tender)}`, money(asMinor(row.amount + row.rounding)), columns, {
        indent: 2,
      }),
    ),
    ...(tips === 0 ? [] : pairRows(labels.drawer.tips, money(tips), columns, { indent: 2 })),
  ];
}

const countRows = (label: string, count: number, amount: string, columns: number): PaperRow[] =>
  count === 0 ? [] : pairRows(`${label}: ${count}`, amount, columns);

const tillName = (letter: string, { labels }: PaperOptions): string => labels.drawer.till.replace('{{letter}}', letter);

const moment = (at: Instant, options: PaperOptions): string =>
  onTheWall(at, options, {
    ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
  });

const RULE: PaperRow = { kind: 'rule', heavy: false };
