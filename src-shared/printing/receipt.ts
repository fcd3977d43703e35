import { z } from 'zod';
import { modifierKind } from '../catalog/catalog.ts';
import { weightUnit } from '../catalog/unit.ts';
import { orderId } from '../ids/ids.ts';
import { minor, quantity, rate } from '../money/minor.ts';
import { orderType } from '../order/order-type.ts';
import { instant } from '../time/instant.ts';

/** What the customer is given. All amounts are minor units of `currency`. */
export const receipt = z.object({
  orderId,
  orderNumber: z.string(),
  /** Empty before the order is settled. */
  receiptNumber: z.string(),
  /** It tells of money that went back, and why; left out, of money that was taken. */
  refund: z.object({ reason: z.string() }).optional(),
  /** It was printed again at somebody's wish. */
  copy: z.literal(true).optional(),
  /** The check of a split order that it is for; left out, it is for the whole order. */
  check: z.object({ number: z.int(), of: z.int() }).optional(),
  /** How the guest took it, where they sat, by the names of the tables, and who served them; left out, that is not known. */
  type: orderType.optional(),
  tables: z.array(z.string()).optional(),
  server: z.string().optional(),
  at: instant,
  timeZone: z.string(),
  currency: z.string(),
  /** Header, footer and what the code says are templates. */
  shop: z.object({
    ...{ name: z.string(), header: z.string(), footer: z.string() },
    code: z.object({ kind: z.enum(['barcode', 'qr']), text: z.string() }).optional(),
  }),
  lines: z.array(
    z.object({
      quantity,
      /** Where it was weighed: what the quantity is in, and what one of that costs. */
      weighed: z.object({ unit: weightUnit, unitPrice: minor }).optional(),
      name: z.string(),
      /** What a combo is made up of. */
      parts: z.array(z.string()).optional(),
      modifiers: z.array(z.object({ name: z.string(), count: z.int(), price: minor, kind: modifierKind.optional() })),
      note: z.string().nullable(),
      /** How much of the line it is, as “1/2”; left out, all of it. */
      share: z.string().optional(),
      /** It was given away; left out, it was not. */
      comped: z.literal(true).optional(),
      /** What one of it cost before a person said another price. */
      was: minor.optional(),
      /** At list price, before discounts. */
      gross: minor,
    }),
  ),
  discount: minor,
  /** What of the discount was comped; left out, here and below: nothing. */
  comps: minor.optional(),
  /** What was charged for the service, with the taxes within it. */
  serviceCharge: z.object({ name: z.string(), amount: minor }).optional(),
  /** By how much prices went down because no tax is due, and the document that says so. */
  exemption: z.object({ reference: z.string(), amount: minor }).optional(),
  net: minor,
  taxes: z.array(z.object({ name: z.string(), rate, inclusive: z.boolean(), base: minor, amount: minor })),
  total: minor,
  payments: z.array(
    z.object({
      tender: z.enum(['cash', 'card', 'external']),
      /** What it settled. */
      amount: minor,
      /** What was handed over: amount + tip + rounding + change. */
      tendered: minor,
      change: minor,
      /** What is left out was nothing, here and below. */
      tip: minor.optional(),
      rounding: minor.optional(),
      /** What another terminal calls the payment, or the end of a card's number. */
      reference: z.string().optional(),
      /** The simulated reader took it: no money moved. */
      simulated: z.literal(true).optional(),
    }),
  ),
});
export type Receipt = z.output<typeof receipt>;
