import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import type { cloudContract, exception, SalesReport } from '#shared/contract/cloud-contract.ts';
import type { DrawersReport } from '#shared/contract/drawers-report.ts';
import type { DeviceId, ItemId, ShopId } from '#shared/ids/ids.ts';
import { asMinor, asQuantity, ZERO } from '#shared/money/minor.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';

import { cafeDrawers } from './office-drawers.ts';

type Office = InferContractRouterOutputs<typeof cloudContract>['office'];
export type Shop = Office['shops']['shops'][number];
export type Till = Office['devices']['devices'][number];

/** What the office's cloud of a test answers. */
export interface OfficeData {
  owner: { email: string; password: string; name: string };
  /** Whether the sign-in page names the owner's credentials. */
  demo: boolean;
  shops: Shop[];
  /** A day that is not here had no sales. */
  reports: SalesReport[];
  /** Those of the first shop's today. */
  drawers: DrawersReport;
  exceptions: z.output<typeof exception>[];
  tills: Till[];
  pairingCode: { code: string; expiresAt: Instant };
  /** The till in whose place the last code pairs another. */
  replacing: DeviceId | null;
}

const DAY_START_MINUTES = 240;
const id = <T extends string>(last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}` as T;

export const cafe: Shop = {
  id: id<ShopId>(1),
  name: 'Harbour Street Café',
  currency: 'GBP',
  timeZone: 'Europe/London',
  today: '2026-06-19' as BusinessDate,
};
export const kiosk: Shop = { ...cafe, id: id<ShopId>(2), name: 'Pier Kiosk' };

const reportShop = ({ id, name, currency, timeZone }: Shop) => ({
  id,
  name,
  currency,
  timeZone,
  dayStartMinutes: DAY_START_MINUTES,
});

export const emptyReport = (shop: Shop, businessDate: BusinessDate): SalesReport => ({
  shop: reportShop(shop),
  businessDate,
  orders: 0,
  gross: ZERO,
  discount: ZERO,
  comps: ZERO,
  serviceCharge: ZERO,
  net: ZERO,
  tax: ZERO,
  total: ZERO,
  byHour: [],
  byItem: [],
  byTender: [],
  refunds: [],
});

/** Pieces sold and their price, best first by what they brought. */
const SOLD: readonly (readonly [string, number, number])[] = [
  ['Flat white', 64, 340],
  ['Full breakfast', 17, 1_150],
  ['Cappuccino', 41, 350],
  ['Smashed avocado on sourdough', 13, 895],
  ['Eggs Benedict with smoked salmon', 9, 1_195],
  ['Latte', 28, 350],
  ['Almond croissant', 26, 325],
  ['Toasted cheese & leek sandwich', 11, 725],
  ['Pot of English breakfast tea', 24, 290],
  ['Soup of the day', 9, 650],
  ['Lemon drizzle cake', 15, 375],
  ['Fresh orange juice', 12, 420],
  ['Granola, yoghurt and berries', 5, 745],
  ['Babyccino', 8, 150],
];

/** Hours of the day and the per mille of its takings that each brought. */
const HOURS: readonly (readonly [number, number])[] = [
  [7, 38],
  [8, 121],
  [9, 143],
  [10, 118],
  [11, 96],
  [12, 176],
  [13, 158],
  [14, 74],
  [15, 48],
  [16, 28],
];

/** A day of the café whose numbers add up: hours, items and tenders each sum to the total. */
export function busyReport(shop: Shop, businessDate: BusinessDate): SalesReport {
  const byItem = SOLD.map(([name, pieces, price], index) => ({
    itemId: id<ItemId>(100 + index),
    name,
    categoryId: null,
    quantity: asQuantity(pieces * 1_000),
    total: asMinor(pieces * price),
  })).sort((a, b) => b.total - a.total);
  const total = byItem.reduce((sum, item) => sum + item.total, 0);
  const orders = 118;
  const discount = 1_840;
  const tax = Math.round(total / 6);
  const byHour = HOURS.map(([hour, share]) => ({
    hour,
    orders: Math.round((orders * share) / 1_000),
    total: asMinor(Math.round((total * share) / 1_000)),
  }));
  const [first] = byHour;
  if (first) {
    first.total = asMinor(first.total + total - byHour.reduce((sum, hour) => sum + hour.total, 0));
    first.orders += orders - byHour.reduce((sum, hour) => sum + hour.orders, 0);
  }
  return {
    shop: reportShop(shop),
    businessDate,
    orders,
    gross: asMinor(total + discount),
    discount: asMinor(discount),
    comps: asMinor(640),
    serviceCharge: ZERO,
    net: asMinor(total - tax),
    tax: asMinor(tax),
    total: asMinor(total),
    byHour,
    byItem,
    byTender: [
      { tender: 'cash', payments: orders, amount: asMinor(total), tips: asMinor(1_250), rounding: asMinor(0) },
    ],
    refunds: [],
  };
}

/** The same day with a charge for the service on top, and something given back. */
export const chargedReport = (report: SalesReport): SalesReport => ({
  ...report,
  serviceCharge: asMinor(2_160),
  net: asMinor(report.net + 1_800),
  tax: asMinor(report.tax + 360),
  total: asMinor(report.total + 2_160),
  refunds: [
    {
      ...{ tender: 'cash', refunds: 1, amount: asMinor(895), net: asMinor(746), tax: asMinor(149) },
      ...{ tips: ZERO, rounding: ZERO },
    },
  ],
});

/** A till that was never locked out, and of which nothing waits. */
export const inOrder = { revokedAt: null, inPlaceOf: null, waiting: null } satisfies Partial<Till>;

/** The café on an ordinary day, with two tills and one thing to look at. */
export function officeData(now: Instant): OfficeData {
  return {
    owner: { email: 'owner@example.com', password: 'a-long-demo-password', name: 'Owner' },
    demo: false,
    shops: [cafe],
    reports: [busyReport(cafe, cafe.today)],
    drawers: cafeDrawers(now),
    exceptions: [
      {
        id: id(300),
        at: asInstant(now - 95 * 60_000),
        kind: 'balance-due',
        message: 'A line arrived after order A-061 had been settled. It leaves £3.40 unpaid.',
        orderNumber: 'A-061',
      },
    ],
    tills: [
      {
        id: id<DeviceId>(200),
        name: 'Front counter',
        letter: 'A',
        pairedAt: asInstant(now - 40 * 86_400_000),
        lastSeenAt: asInstant(now - 20_000),
        ...inOrder,
      },
      {
        id: id<DeviceId>(201),
        name: 'Terrace',
        letter: 'B',
        pairedAt: asInstant(now - 12 * 86_400_000),
        lastSeenAt: asInstant(now - 3 * 3_600_000),
        ...inOrder,
      },
    ],
    pairingCode: { code: 'K7QM-4XWD', expiresAt: asInstant(now + 15 * 60_000) },
    replacing: null,
  };
}
