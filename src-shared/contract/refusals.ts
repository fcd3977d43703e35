import { z } from 'zod';
import { type RefusalCode, refusalSchema } from '../refusal.ts';

/**
 * Declares which expected refusals an operation has. On the wire a refusal is status 409 with `data` = the refusal:
 * `{ code, message, data }`. A body of the wrong shape is 400 `BAD_REQUEST`; a missing token 401; a foreign page 403.
 */
export const refusals = <const Codes extends readonly [RefusalCode, ...RefusalCode[]]>(...codes: Codes) => ({
  REFUSED: {
    status: 409,
    message: 'Refused',
    data: refusalSchema.extend({ code: z.enum(codes) }),
  },
});
