import { ORPCError } from '@orpc/client';
import { type Refusal, refusalSentences } from '#shared/refusal.ts';

/** The refusal that an answer of the engine carries; null for anything else that went wrong. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return null;
  const refusal = error.data as Partial<Refusal> | null;
  return refusal?.code && refusal.code in refusalSentences ? (refusal as Refusal) : null;
}
