import type { DrawerSlip } from './drawer-slip.ts';

/** The words of the drawer's paper. */
export interface DrawerLabels {
  readonly slips: Readonly<Record<DrawerSlip['what'], string>>;
  readonly till: string;
  readonly x: string;
  /** `{{number}}` is the report's. */
  readonly z: string;
  readonly copy: string;
  readonly from: string;
  readonly to: string;
  readonly orders: string;
  readonly gross: string;
  readonly discounts: string;
  readonly comps: string;
  readonly serviceCharge: string;
  readonly net: string;
  readonly tax: string;
  readonly sales: string;
  readonly taken: string;
  readonly tips: string;
  readonly refunds: string;
  readonly voids: string;
  readonly noSales: string;
  readonly cash: string;
  readonly float: string;
  readonly cashTaken: string;
  readonly cashRefunded: string;
  readonly paidIn: string;
  readonly paidOut: string;
  readonly drops: string;
  readonly expected: string;
  readonly counted: string;
  readonly variance: string;
  readonly blind: string;
  readonly signature: string;
}

export const ENGLISH_DRAWER: DrawerLabels = {
  slips: {
    opened: 'DRAWER OPENED',
    'paid-in': 'PAID IN',
    'paid-out': 'PAID OUT',
    drop: 'CASH DROP',
    'no-sale': 'NO SALE',
  },
  till: 'Till {{letter}}',
  x: 'X REPORT',
  z: 'Z REPORT {{number}}',
  copy: 'COPY',
  from: 'From',
  to: 'To',
  orders: 'Orders settled',
  gross: 'At list price',
  discounts: 'Discounts',
  comps: 'of these, comps',
  serviceCharge: 'Service charge',
  net: 'Net',
  tax: 'Tax',
  sales: 'SALES',
  taken: 'Taken',
  tips: 'Tips',
  refunds: 'Refunds',
  voids: 'Voids after send',
  noSales: 'Opened without a sale',
  cash: 'CASH',
  float: 'Float',
  cashTaken: 'Cash taken',
  cashRefunded: 'Cash given back',
  paidIn: 'Paid in',
  paidOut: 'Paid out',
  drops: 'Drops',
  expected: 'EXPECTED',
  counted: 'COUNTED',
  variance: 'VARIANCE',
  blind: 'Counted blind',
  signature: 'Signature',
};
