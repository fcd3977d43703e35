/** The words that paper bears besides names and amounts; `{{quantity}}` is filled in. A shop's language replaces them. */
export interface PaperLabels {
  readonly reprint: string;
  readonly void: string;
  readonly changed: string;
  readonly was: string;
  readonly order: string;
  readonly receipt: string;
  readonly subtotal: string;
  readonly discount: string;
  readonly total: string;
  readonly tax: string;
  readonly net: string;
  readonly cash: string;
  readonly change: string;
}

export const ENGLISH: PaperLabels = {
  reprint: 'REPRINT',
  void: 'VOID',
  changed: 'CHANGED',
  was: '(was {{quantity}})',
  order: 'Order',
  receipt: 'Receipt',
  subtotal: 'Subtotal',
  discount: 'Discount',
  total: 'TOTAL',
  tax: 'Tax',
  net: 'Net',
  cash: 'Cash',
  change: 'Change',
};
