import { type Direction, directionOf } from '../language/language.ts';
import type { OrderType } from '../order/order-type.ts';
import { type DrawerLabels, ENGLISH_DRAWER } from './drawer-labels.ts';

/** The words that paper bears besides names and amounts; places such as `{{quantity}}` are filled in. A shop's language replaces them. */
export interface PaperLabels {
  /** Which way the lines of a slip in these words run. */
  readonly direction: Direction;
  readonly reprint: string;
  /** At both ends of whatever is printed in training. */
  readonly training: string;
  /** `{{name}}` is the printer in whose place it is printed. */
  readonly for: string;
  readonly printerOff: string;
  readonly printerBack: string;
  /** `{{name}}` is the printer whose tickets come out here. */
  readonly takesOver: string;
  /** `{{name}}` is the printer where this one's tickets came out. */
  readonly wasAway: string;
  /** `{{count}}` tickets are not listed. */
  readonly andMore: string;
  readonly void: string;
  readonly added: string;
  readonly rush: string;
  readonly rushNote: string;
  readonly moved: string;
  readonly movedNote: string;
  /** `{{place}}` is where it was: another order's number, tables. */
  readonly movedFrom: string;
  /** How the guest takes the order. */
  readonly orderTypes: Readonly<Record<OrderType, string>>;
  readonly table: string;
  readonly guests: string;
  readonly server: string;
  /** When the guest wants it. */
  readonly due: string;
  readonly changed: string;
  /** A course that was said to wait: `{{course}}` is its number. */
  readonly fired: string;
  readonly course: string;
  readonly seat: string;
  /** `{{courses}}` are the courses that are yet to be made. */
  readonly waits: string;
  readonly was: string;
  /** Before the name of what is left out: in the kitchen, and on a receipt. */
  readonly no: string;
  readonly without: string;
  readonly allergy: string;
  readonly alsoAt: string;
  readonly part: string;
  readonly copy: string;
  readonly madeAt: string;
  readonly order: string;
  readonly receipt: string;
  /** On a receipt: where the guest sat, and who served them. */
  readonly atTable: string;
  readonly servedBy: string;
  /** `{{number}}` of `{{of}}` checks. */
  readonly check: string;
  readonly refund: string;
  readonly reason: string;
  /** At the head of a receipt that was asked for again. */
  readonly receiptCopy: string;
  /** Below a card payment that the simulated reader took. */
  readonly simulated: string;
  readonly subtotal: string;
  readonly discount: string;
  readonly comp: string;
  readonly exempt: string;
  readonly total: string;
  readonly tax: string;
  readonly net: string;
  readonly cash: string;
  readonly card: string;
  readonly external: string;
  readonly tip: string;
  readonly rounding: string;
  readonly change: string;
  readonly testPage: TestPageLabels;
  readonly drawer: DrawerLabels;
}

/** The words of a printer's test page. */
interface TestPageLabels {
  readonly title: string;
  /** Before what the printer prints. */
  readonly prints: string;
  readonly receipts: string;
  readonly nothing: string;
  readonly ruler: string;
  /** Before letters that no printer has. */
  readonly drawn: string;
  readonly bold: string;
  readonly large: string;
  readonly inverse: string;
  readonly red: string;
  /** Before what to look for. */
  readonly right: string;
  readonly checks: readonly string[];
  readonly checkRed: string;
  readonly checkBuzzer: string;
}

export const ENGLISH: PaperLabels = {
  direction: directionOf('en'),
  reprint: 'REPRINT',
  training: 'TRAINING',
  for: 'FOR: {{name}}',
  printerOff: 'PRINTER OFF',
  printerBack: 'PRINTER BACK',
  takesOver: '{{name}} does not answer. Its tickets come out here, each marked FOR: {{name}}',
  wasAway: 'While this printer was off, these were sent to {{name}}:',
  andMore: 'and {{count}} more',
  void: 'VOID',
  added: 'ADDED',
  rush: 'RUSH',
  rushNote: 'Already sent: nothing new',
  moved: 'MOVED TABLE',
  movedNote: 'Already sent: nothing new',
  movedFrom: 'WAS: {{place}}',
  orderTypes: { 'dine-in': 'DINE IN', takeaway: 'TAKEAWAY', 'pick-up': 'PICK-UP', delivery: 'DELIVERY' },
  table: 'TABLE {{names}}',
  guests: 'Guests: {{count}}',
  server: 'Server: {{name}}',
  due: 'FOR {{time}}',
  changed: 'CHANGED',
  fired: 'FIRED: COURSE {{course}}',
  course: 'COURSE {{course}}',
  seat: 'SEAT {{seat}}',
  waits: 'WAITS: COURSE {{courses}}',
  was: '(was {{quantity}})',
  no: 'NO {{name}}',
  without: 'No {{name}}',
  allergy: '!! ALLERGY: {{name}} !!',
  alsoAt: 'ALSO AT: {{stations}}',
  part: 'Item {{number}} of {{of}}',
  copy: 'Copy {{number}} of {{of}}',
  madeAt: 'AT: {{stations}}',
  order: 'Order',
  receipt: 'Receipt',
  atTable: 'Table {{names}}',
  servedBy: 'Served by {{name}}',
  check: 'Check {{number}} of {{of}}',
  refund: 'REFUND',
  reason: 'Reason: {{reason}}',
  receiptCopy: 'COPY',
  simulated: 'SIMULATED READER: no money moved',
  subtotal: 'Subtotal',
  discount: 'Discount',
  comp: 'Comp',
  exempt: 'Tax exempt',
  total: 'TOTAL',
  tax: 'Tax',
  net: 'Net',
  cash: 'Cash',
  card: 'Card',
  external: 'Other terminal',
  tip: 'Tip',
  rounding: 'Cash rounding',
  change: 'Change',
  drawer: ENGLISH_DRAWER,
  testPage: {
    title: 'TEST PAGE',
    prints: 'Prints:',
    receipts: 'receipts',
    nothing: 'nothing yet',
    ruler: 'This paper has {{count}} columns:',
    drawn: 'drawn',
    bold: 'Bold letters',
    large: 'Large letters',
    inverse: 'White on black',
    red: 'Red letters',
    right: 'All is well where',
    checks: [
      'the ruler ends at the right edge and takes one line',
      'the letters of every row can be read',
      'a phone reads the square code and a scanner the bars',
      'the paper was cut below this line',
    ],
    checkRed: 'the red letters are red',
    checkBuzzer: 'the buzzer sounded at the beginning',
  },
};
