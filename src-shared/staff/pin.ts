import { z } from 'zod';
import { type Refusal, refuse } from '../refusal.ts';

export const FEWEST_DIGITS = 4;
export const MOST_DIGITS = 8;
/** What a PIN must have to approve for somebody else; spec [SF22]. */
export const APPROVAL_DIGITS = 6;

/** As it was typed: judged by `checkPinChosen` where one is chosen, and where one is tried by whether it is the right one. */
export const pinTyped = z.string().max(64);

/** Why this cannot be somebody's PIN, or null; spec [SF11]. */
export function checkPinChosen(pin: string): Refusal | null {
  const fits = /^\d+$/.test(pin) && pin.length >= FEWEST_DIGITS && pin.length <= MOST_DIGITS;
  if (!fits) return refuse('pin-not-digits', { least: FEWEST_DIGITS, most: MOST_DIGITS });
  return isGuessable(pin) ? refuse('pin-too-simple') : null;
}

/** One digit over and over, or digits that count up or down. */
function isGuessable(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return [0, 1, 9].some((step) => steps.every((one) => one === step));
}

/**
 * What is kept of a PIN in its person's row: nothing that tells it without the shop's key. `key` is the HMAC key of this
 * one PIN, sealed by the shop's; `hash` is scrypt over the HMAC; both base64. A field of a row, so a newer version may have another.
 */
export const pinRecord = z.object({
  v: z.literal(1),
  /** Which key sealed it. */
  sealedBy: z.string().regex(/^[0-9a-f]{16}$/),
  key: z.base64().length(80),
  hash: z.base64().length(44),
});
export type PinRecord = z.output<typeof pinRecord>;
