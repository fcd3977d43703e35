import type { Refusal } from '#shared/refusal.ts';
import { refusalOf } from './refusal-of.ts';

/** Why something that was meant did not happen: an expected no, or a fault of the engine. */
export type Trouble =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What a failed question or command comes to. */
export function troubleOf(error: unknown): Trouble {
  const refusal = refusalOf(error);
  return refusal ? { kind: 'refused', refusal } : { kind: 'failed', error };
}
