/** The words that paper bears besides names and amounts; places such as `{{quantity}}` are filled in. A shop's language replaces them. */
export interface PaperLabels {
  readonly reprint: string;
  /** `{{name}}` is the printer in whose place it is printed. */
  readonly for: string;
  readonly void: string;
  readonly added: string;
  readonly rush: string;
  readonly rushNote: string;
  readonly changed: string;
  readonly was: string;
  /** Before the name of what is left out: in the kitchen, and on a receipt. */
  readonly no: string;
  readonly without: string;
  readonly allergy: string;
  readonly alsoAt: string;
  readonly madeAt: string;
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
  for: 'FOR: {{name}}',
  void: 'VOID',
  added: 'ADDED',
  rush: 'RUSH',
  rushNote: 'Already sent: nothing new',
  changed: 'CHANGED',
  was: '(was {{quantity}})',
  no: 'NO {{name}}',
  without: 'No {{name}}',
  allergy: '!! ALLERGY: {{name}} !!',
  alsoAt: 'ALSO AT: {{stations}}',
  madeAt: 'AT: {{stations}}',
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
