import { formatMoney } from '../money/currency.ts';
import { add, asMinor, type Minor, negate, type Rate, ZERO } from '../money/minor.ts';
import { onTheWall } from '../time/on-the-wall.ts';
import { type Logo, pictureOfLogo } from './logo.ts';
import { LARGE, type Paper, type PaperRow, pairRows, TALL, textRows } from './paper.ts';
import { barcodeRows, qrRows } from './paper-codes.ts';
import type { PaperOptions } from './paper-options.ts';
import { measureText } from './paper-quantity.ts';
import { cellsOf, cleanLine, cleanLines } from './paper-text.ts';
import { bar } from './paper-ticket.ts';
import { CELL } from './picture.ts';
import type { Receipt } from './receipt.ts';
import { fillTemplate, type TemplateName } from './template.ts';
import { filled as filledIn } from './ticket-words.ts';

export interface ReceiptOptions extends Omit<PaperOptions, 'timeZone'> {
  /** Whether the drawer on this printer opens for cash; a reprint never opens it; spec [P12]. */
  readonly opensDrawer: boolean;
  /** The shop's logo as it is now: a slip that waits does not keep one of its own. */
  readonly logo?: Logo | null;
}

/** What the customer is given; the right column adds up; spec [P10]–[P12]. */
export function layoutReceipt(receipt: Receipt, options: ReceiptOptions): Paper {
  const { columns, labels } = options;
  const light: PaperRow = { kind: 'rule', heavy: false };
  const opens =
    options.opensDrawer &&
    !options.reprint &&
    !receipt.copy &&
    receipt.payments.some(({ tender }) => tender === 'cash');
  const filled = (text: string) => fillTemplate(text, valuesOf(receipt, options.locale));
  return {
    columns,
    direction: labels.direction,
    rows: [
      ...(opens ? [{ kind: 'pulse' } as const] : []),
      ...(options.reprint ? bar(labels.reprint, columns) : []),
      ...(receipt.copy ? bar(labels.receiptCopy, columns) : []),
      ...(receipt.refund ? bar(labels.refund, columns) : []),
      ...logoRows(options.logo ?? null, columns),
      ...textRows(receipt.shop.name, columns, { size: LARGE, bold: true, align: 'centre' }),
      ...centred(filled(receipt.shop.header), columns),
      { kind: 'feed', lines: 1 },
      ...pairRows(`${labels.order} ${receipt.orderNumber}`, moment(receipt, options.locale), columns, { bold: true }),
      ...(receipt.receiptNumber ? textRows(`${labels.receipt} ${receipt.receiptNumber}`, columns) : []),
      ...placeRows(receipt, options),
      ...checkRow(receipt, options),
      light,
      ...receipt.lines.flatMap((line) => lineRows(line, receipt, options)),
      light,
      ...sumRows(receipt, options),
      ...taxRows(receipt, options),
      ...(receipt.refund
        ? textRows(
            labels.reason.replace('{{reason}}', () => receipt.refund?.reason ?? ''),
            columns,
          )
        : []),
      ...codeRows(receipt.shop.code, filled, columns),
      ...footer(filled(receipt.shop.footer), columns),
      { kind: 'cut' },
    ],
  };
}

/** How the guest took it, where they sat and who served them; spec [P97]. */
function placeRows({ type, tables, server }: Receipt, { columns, labels }: ReceiptOptions): PaperRow[] {
  const place = tables && filledIn(labels.atTable, 'names', tables.join(' + '));
  const servedBy = server && filledIn(labels.servedBy, 'name', server);
  const how = type && labels.orderTypes[type];
  if (place && servedBy) return [...(how ? textRows(how, columns) : []), ...pairRows(place, servedBy, columns)];
  return [how, place, servedBy].flatMap((text) => (text ? textRows(text, columns) : []));
}

const checkRow = ({ check }: Receipt, { columns, labels }: ReceiptOptions): PaperRow[] =>
  check
    ? textRows(labels.check.replace('{{number}}', `${check.number}`).replace('{{of}}', `${check.of}`), columns, {
        bold: true,
      })
    : [];

/** Paper that is too narrow for it goes without: the shop's name stands below. */
const logoRows = (logo: Logo | null, columns: number): PaperRow[] =>
  logo && logo.width <= columns * CELL.width ? [{ kind: 'image', picture: pictureOfLogo(logo), alt: 'Logo' }] : [];

function codeRows(code: Receipt['shop']['code'], filled: (text: string) => string, columns: number): PaperRow[] {
  const data = code && cleanLines(filled(code.text)).join(' ');
  if (!data) return [];
  const rows = code.kind === 'qr' ? qrRows(data, columns) : barcodeRows({ symbology: 'code128', data }, columns);
  return [{ kind: 'feed', lines: 1 }, ...rows];
}

function valuesOf(receipt: Receipt, locale: string): Record<TemplateName, string> {
  const { shop, orderNumber, receiptNumber, at, timeZone, total } = receipt;
  const inZone = (parts: Intl.DateTimeFormatOptions) => onTheWall(at, { locale, timeZone }, parts);
  return {
    ...{ shop: shop.name, orderNumber, receiptNumber, total: moneyIn(receipt, locale)(total) },
    date: inZone({ year: 'numeric', month: 'short', day: 'numeric' }),
    time: inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}

function lineRows(line: Receipt['lines'][number], receipt: Receipt, options: ReceiptOptions): PaperRow[] {
  const { columns, locale, labels } = options;
  const money = moneyIn(receipt, locale);
  const detail = { indent: 4, hang: 2 };
  const share = line.share ? ` (${line.share})` : '';
  return [
    ...pairRows(
      `${measureText(line.quantity, line.weighed?.unit, locale)} ${line.name}${share}`,
      money(line.gross),
      columns,
      {
        hang: 4,
      },
    ),
    ...(line.weighed ? textRows(`${money(line.weighed.unitPrice)} / ${line.weighed.unit}`, columns, detail) : []),
    ...(line.was === undefined ? [] : textRows(filledIn(labels.was, 'quantity', money(line.was)), columns, detail)),
    ...(line.comped ? textRows(labels.comp, columns, detail) : []),
    ...(line.parts ?? []).flatMap((part) => textRows(part, columns, detail)),
    ...line.modifiers.flatMap((modifier) => textRows(modifierText(modifier, money, options), columns, detail)),
    ...cleanLines(line.note ?? '').flatMap((note) => textRows(note, columns, detail)),
  ];
}

/** What a modifier costs is part of its line's amount, so it does not stand in the column that adds up. */
function modifierText(
  { name: menuName, count, price, kind }: Receipt['lines'][number]['modifiers'][number],
  money: (amount: Minor) => string,
  { labels }: ReceiptOptions,
): string {
  const name = kind === 'remove' ? labels.without.replace('{{name}}', () => menuName) : menuName;
  const times = count === 1 ? '' : `${count} × `;
  return price === 0 ? `${times}${name}` : `${name} (${times}${money(price)})`;
}

/** From the sum of the lines to the change: what lies between is printed only where there is something. */
function sumRows(receipt: Receipt, options: ReceiptOptions): PaperRow[] {
  const { columns, labels, locale } = options;
  const money = moneyIn(receipt, locale);
  const added = receipt.taxes.filter((tax) => !tax.inclusive);
  const { discount, comps = ZERO, serviceCharge, exemption } = receipt;
  const charge = serviceCharge?.amount ?? ZERO;
  const exempted = exemption?.amount ?? ZERO;
  const onTop = add(...added.map((tax) => tax.amount));
  const subtotal = asMinor(receipt.total + discount + exempted - charge - onTop);
  const row = (label: string, amount: Minor) => (amount === ZERO ? [] : pairRows(label, money(amount), columns));
  const isMore = discount !== 0 || added.length > 0 || charge !== 0 || exempted !== 0;
  return [
    ...(isMore ? pairRows(labels.subtotal, money(subtotal), columns) : []),
    ...row(labels.discount, asMinor(comps - discount)),
    ...row(labels.comp, negate(comps)),
    ...row(serviceCharge?.name ?? '', charge),
    ...(exemption ? pairRows(`${labels.exempt} ${exemption.reference}`, money(negate(exempted)), columns) : []),
    ...added.flatMap((tax) => pairRows(taxName(tax, locale), money(tax.amount), columns)),
    ...pairRows(labels.total, money(receipt.total), columns, { size: columns >= 42 ? LARGE : TALL, bold: true }),
    ...paidRows(receipt, options),
  ];
}

/** From the total to what was handed over and given back; tips and cash rounding stand between, so that it adds up; spec [P10]. */
function paidRows(receipt: Receipt, { columns, labels, locale }: ReceiptOptions): PaperRow[] {
  const money = moneyIn(receipt, locale);
  const row = (label: string, amount: Minor) => (amount === ZERO ? [] : pairRows(label, money(amount), columns));
  return [
    ...row(labels.tip, add(...receipt.payments.map(({ tip }) => tip ?? ZERO))),
    ...row(labels.rounding, add(...receipt.payments.map(({ rounding }) => rounding ?? ZERO))),
    ...receipt.payments.flatMap(({ tender, tendered, change, reference, simulated }) => [
      ...pairRows(reference ? `${labels[tender]} ${reference}` : labels[tender], money(tendered), columns),
      ...(simulated ? textRows(labels.simulated, columns, { bold: true }) : []),
      ...row(labels.change, change),
    ]),
  ];
}

/** What each tax was charged on; amounts of one kind stand below each other. */
function taxRows(receipt: Receipt, { columns, labels, locale }: ReceiptOptions): PaperRow[] {
  if (receipt.taxes.length === 0) return [];
  const money = moneyIn(receipt, locale);
  const table = [
    { left: '', amounts: [labels.net, labels.tax] },
    ...receipt.taxes.map((tax) => ({ left: taxName(tax, locale), amounts: [money(tax.base), money(tax.amount)] })),
  ].map(({ left, amounts }) => ({ left, amounts: amounts.map(cleanLine) }));
  const widths = [0, 1].map((at) => Math.max(...table.map(({ amounts }) => cellsOf(amounts[at] ?? ''))));
  const aligned = (amounts: readonly string[]) =>
    amounts.map((amount, at) => ' '.repeat((widths[at] ?? 0) - cellsOf(amount)) + amount).join('  ');
  return [
    { kind: 'feed', lines: 1 },
    ...table.flatMap(({ left, amounts }, at) => pairRows(left, aligned(amounts), columns, { bold: at === 0 })),
  ];
}

/** A tax is often named with its rate already. */
function taxName({ name, rate }: { name: string; rate: Rate }, locale: string): string {
  if (name.includes('%')) return name;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(
    rate / 1_000_000,
  );
  return `${name} ${percent}`;
}

const centred = (text: string, columns: number): PaperRow[] =>
  cleanLines(text).flatMap((line) => textRows(line, columns, { align: 'centre' }));

function footer(text: string, columns: number): PaperRow[] {
  const rows = centred(text, columns);
  return rows.length === 0 ? [] : [{ kind: 'feed', lines: 1 }, ...rows];
}

const moneyIn =
  ({ currency }: Receipt, locale: string) =>
  (amount: Minor): string =>
    formatMoney(amount, currency, locale);

const moment = ({ at, timeZone }: Receipt, locale: string): string =>
  onTheWall(
    at,
    { locale, timeZone },
    { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  );
