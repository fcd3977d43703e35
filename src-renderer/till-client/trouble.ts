import type { Refusal } from '#shared/refusal.ts';

/** Why something that was meant did not happen: an expected no, or a fault of the engine. */
export type Trouble =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly error: unknown };
