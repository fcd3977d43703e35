import { ORPCError } from '@orpc/server';
import type { Refusal } from '#shared/refusal.ts';
import type { Result } from '#shared/result.ts';

/** A refusal leaves the engine as the contract's declared error. */
export function unwrap<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value;
  throw new ORPCError('REFUSED', {
    defined: true,
    status: 409,
    message: result.error.message,
    data: result.error,
  });
}
