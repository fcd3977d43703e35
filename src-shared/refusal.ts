import { z } from 'zod';

/**
 * Every expected "no" of the house: its code and the sentence that a person at the counter reads, with `{{places}}`
 * filled from the refusal's data. Screens translate by the code; the API sends this sentence.
 */
export const refusalSentences = {
  'order-unknown': 'This order does not exist on this till.',
  'order-exists': 'This order has already been opened.',
  'order-not-open': 'Order {{number}} is {{state}}; it cannot be changed any more.',
  'order-stale': 'Order {{number}} has changed since you saw it. Look at it again, then repeat.',
  'order-empty': 'There is nothing on this order yet.',
  'order-has-payments': 'Order {{number}} has been paid in part; it cannot be cancelled.',
  'order-full': 'An order can hold at most {{most}} lines.',
  'line-unknown': 'This line is not on the order.',
  'line-exists': 'This line is already on the order.',
  'line-voided': 'This line has already been taken off.',
  'void-needs-reason': '{{name}} was already sent to the kitchen. Say why it is taken off.',
  'item-unknown': 'This item is not on the menu.',
  'item-archived': '{{name}} is no longer on the menu.',
  'price-needed': '{{name}} has no fixed price. Enter one.',
  'price-fixed': '{{name}} has a fixed price of its own.',
  'price-unchanged': '{{name}} is sold at this price already.',
  'reprice-needs-reason': 'Say why {{name}} is sold at another price.',
  'price-out-of-range': 'A price must be between 0 and {{most}}.',
  'quantity-out-of-range': 'A quantity must be more than 0 and at most {{most}}.',
  'modifier-unknown': 'This choice is not offered with {{name}}.',
  'modifiers-too-few': 'Choose at least {{min}} of “{{group}}”.',
  'modifiers-too-many': 'Choose at most {{max}} of “{{group}}”.',
  'discount-unknown': 'This discount is not on the order.',
  'discount-exists': 'This discount is already on the order.',
  'discount-out-of-range': 'A discount must be more than 0 and not more than what it applies to.',
  'nothing-to-send': 'There is nothing new for the kitchen.',
  'nothing-to-rush': 'The kitchen makes nothing of order {{number}} that it was not asked to hurry with.',
  'nothing-to-pay': 'Order {{number}} has no balance left to pay.',
  'payment-unknown': 'This payment is not on the order.',
  'payment-out-of-range': 'A payment must be more than 0 and at most what is left to pay, {{most}}.',
  'tip-out-of-range': 'A tip must be between 0 and {{most}}.',
  'payment-exists': 'This payment has already been taken.',
  'tender-out-of-range': 'The cash handed over must be more than 0 and at most {{most}}.',
  'balance-due': 'Order {{number}} still has a balance to pay.',
  'total-too-large': 'The total of an order may not pass {{most}}.',
  'day-not-open': 'Open the trading day before you sell.',
  'day-already-open': 'The trading day {{businessDate}} is already open.',
  'day-out-of-range': '{{businessDate}} is too far from today, {{today}}.',
  'orders-still-open': '{{count}} orders are still open. Settle or cancel them before closing the day.',
  'command-reused': 'This request was already used for something else.',
  'record-unknown': 'There is no such {{noun}}.',
  'record-incomplete': 'This {{noun}} is not complete: {{problem}}.',
  'template-unknown-name':
    'Line {{line}} of {{field}}: “{{at}}” is no name that can be filled in. There are {{known}}.',
  'template-unclosed': 'Line {{line}} of {{field}}: “{{at}}” begins with braces that are not closed.',
  'stock-not-tracked': '{{name}} is not tracked in stock.',
  'stock-item-twice': '{{name}} stands in this twice.',
  'count-out-of-range': 'A count must be between 0 and {{most}}.',
  'waste-needs-reason': 'Say why it is thrown away.',
  'file-not-a-menu': 'This file is not a menu that can be read: {{problem}}.',
  'file-too-large': 'This file is too large: at most {{most}} MB can be imported.',
  'file-has-errors': '{{count}} rows cannot be read. Import the others, or mend the file.',
  'right-missing': 'You do not have the right to do this. Somebody who has it can approve it.',
  'staff-exists': 'This person is already on the staff.',
  'staff-unknown': 'This person is not on the staff.',
  'staff-erased': 'What was known of this person has been erased. Add them again.',
  'staff-name-missing': 'Enter a name.',
  'staff-name-long': 'A name may have at most {{most}} characters.',
  'ticket-unknown': 'This ticket is not on the kitchen’s screens any more.',
  'screens-off': 'Switch kitchen screens on first.',
  'screen-unknown': 'This screen has been removed already.',
  'printer-unknown': 'This printer does not exist.',
  'print-job-unknown': 'This print job does not exist.',
  'print-job-not-waiting': 'This print job is not waiting for anything.',
  'print-cancel-needs-reason': 'Say why it is not to be printed.',
  'cloud-not-configured': 'This till was started without a cloud.',
  'cloud-unreachable': 'The cloud cannot be reached right now.',
  'pairing-code-invalid': 'This pairing code is not valid, or no longer.',
  'already-paired': 'This till is already paired with {{shop}}.',
} as const;

export type RefusalCode = keyof typeof refusalSentences;

/** An expected "no": coded, in words, with the data to act on it. */
export const refusalSchema = z.object({
  code: z.enum(Object.keys(refusalSentences) as [RefusalCode, ...RefusalCode[]]),
  message: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type Refusal = z.output<typeof refusalSchema>;

export const refuse = (code: RefusalCode, data: Refusal['data'] = {}): Refusal => ({
  code,
  message: refusalSentences[code].replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(data[name] ?? place)),
  data,
});
