import { z } from 'zod';
import { type RefusalCode, refusalSchema } from '../refusal.ts';

/** What whoever asks may be told of any operation; spec [SF8], [SF13], [TR1]. */
const OF_ALL = [
  'not-signed-in',
  'right-missing',
  'training-over',
  'not-in-training',
] as const satisfies readonly RefusalCode[];

/**
 * Declares which expected refusals an operation has, besides those of rights and of training. On the wire a refusal is status 409 with `data` = the refusal:
 * `{ code, message, data }`. A body of the wrong shape is 400 `BAD_REQUEST`; a missing token 401; a foreign page 403.
 */
export const refusals = <const Codes extends readonly RefusalCode[]>(...codes: Codes) => ({
  REFUSED: {
    status: 409,
    message: 'Refused',
    data: refusalSchema.extend({ code: z.enum([...OF_ALL, ...codes]) }),
  },
});

/** Declares the refusals of a command about one order: what any such command may be answered, and its own. */
export const orderRefusals = <const Codes extends readonly RefusalCode[]>(...codes: Codes) =>
  refusals('order-unknown', 'order-not-open', 'card-in-progress', ...codes, 'command-reused');
