import type { DrawerReport } from '#shared/drawer/drawer-events.ts';
import { NOTHING_TAKEN } from '#shared/drawer/takings.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { asMinor, asQuantity, asRate } from '#shared/money/minor.ts';
import type { DrawerReportSlip } from '#shared/printing/drawer-slip.ts';
import { asShopWrites } from '#shared/printing/paper-labels-in.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { id } from './orders.ts';
import { AFTERNOON, RECEIPT, TICKET } from './paper.ts';

/** Slips of a shop in Dubai that speaks Arabic and sells things with Latin names, too. */
export const DUBAI = asShopWrites({ language: 'ar', timeZone: 'Asia/Dubai', currency: 'AED' });

const [first, second, third] = TICKET.lines;
if (!first || !second || !third) throw new Error('the ticket has too few lines');

export const ARABIC_TICKET: Ticket = {
  ...TICKET,
  kind: 'added',
  station: { ...TICKET.station, name: 'المشويات' },
  head: { type: 'dine-in', tables: ['4', '5'], name: 'ليلى', server: 'سامي', covers: 3 },
  allergies: ['فول سوداني'],
  note: 'الضيف +971 4 123 4567\nعيد ميلاد',
  lines: [
    {
      ...first,
      course: 1,
      seat: 2,
      name: 'شاورما دجاج (حار)',
      modifiers: [
        { name: 'ثوم', count: 2 },
        { name: 'Cheddar', count: 1 },
        { name: 'بصل', count: 1, kind: 'remove' },
        { name: 'سمسم', count: 1, kind: 'allergy' },
      ],
      note: 'بدون ملح، من فضلك',
      alsoAt: ['Bar', 'السلطات'],
    },
    { ...second, course: 2, name: '7 Up (0.5 l)' },
    { ...third, course: 2, name: 'كنافة بالجبن مع القطر وماء الزهر والفستق', modifiers: [] },
  ],
};

export const ARABIC_RECEIPT: Receipt = {
  ...RECEIPT,
  timeZone: 'Asia/Dubai',
  currency: 'AED',
  ...{ type: 'dine-in', tables: ['4', '5'], server: 'سامي', check: { number: 1, of: 2 } },
  shop: { name: 'مقهى الصباح', header: 'شارع الشيخ زايد 12، دبي\nهاتف +971 4 123 4567', footer: 'شكرًا لزيارتكم!' },
  lines: [
    {
      quantity: asQuantity(2_000),
      name: 'شاورما دجاج (حار)',
      modifiers: [
        { name: 'ثوم', count: 2, price: asMinor(150) },
        { name: 'Cheddar', count: 1, price: asMinor(300) },
        { name: 'بصل', count: 1, price: asMinor(0), kind: 'remove' },
      ],
      note: 'بدون ملح',
      gross: asMinor(4_800),
    },
    { quantity: asQuantity(1_000), name: '7 Up (0.5 l)', modifiers: [], note: null, gross: asMinor(700) },
    {
      ...{ quantity: asQuantity(250), weighed: { unit: 'kg', unitPrice: asMinor(9_000) } },
      ...{ name: 'كنافة بالجبن مع القطر وماء الزهر والفستق', modifiers: [], note: null, gross: asMinor(2_250) },
    },
  ],
  discount: asMinor(250),
  taxes: [{ name: 'VAT', rate: asRate(50_000), inclusive: true, base: asMinor(7_143), amount: asMinor(357) }],
  total: asMinor(7_500),
  payments: [{ tender: 'cash', amount: asMinor(7_500), tendered: asMinor(10_000), change: asMinor(2_500) }],
};

export const ARABIC_REFUND: Receipt = { ...ARABIC_RECEIPT, refund: { reason: 'طلب خاطئ' }, discount: asMinor(0) };

const report: DrawerReport = {
  ...{ currency: 'AED', float: asMinor(20_000), noSales: 1 },
  moves: {
    paidIn: { count: 0, amount: asMinor(0) },
    paidOut: { count: 1, amount: asMinor(2_250) },
    drops: { count: 0, amount: asMinor(0) },
  },
  takings: {
    ...{ ...NOTHING_TAKEN, orders: 1, gross: asMinor(7_750), discount: asMinor(250), net: asMinor(7_143) },
    ...{ tax: asMinor(357), total: asMinor(7_500) },
    tenders: [{ tender: 'cash', payments: 1, amount: asMinor(7_500), tips: asMinor(0), rounding: asMinor(0) }],
  },
};

export const ARABIC_Z: DrawerReportSlip = {
  ...{ shop: 'مقهى الصباح', till: 'A', at: AFTERNOON, isCopy: false, report },
  session: {
    ...{ id: id(5), device: id(6), float: asMinor(20_000), openedAt: AFTERNOON, openedBy: null, moves: [], noSales: 1 },
    closing: {
      ...{ number: 7, counted: { denominations: [{ value: 5_000, count: 5 }] }, total: asMinor(25_000), report },
      ...{ expected: asMinor(25_250), variance: asMinor(-250), blind: true, reason: 'عملة ناقصة' },
      ...{ at: AFTERNOON, staff: null },
    },
  },
};
