/**
 * How the printer behaves from now on.
 * - `print`: prints, answers DLE EOT at once, GS r and GS ( H in their turn.
 * - `mute`: prints and never says a word.
 * - `unconfirming`: prints and answers DLE EOT, but neither of the others.
 * - `near-end`: prints, and says that its roll is nearly used up.
 * - `out-of-paper`, `cover-open`, `error`, `feeding`, `not-ready`: says so when it is asked by DLE EOT, and keeps what it is
 *   sent until it prints again; `not-ready` does not say why.
 * - `busy`: answers DLE EOT as ready, and keeps what it is sent until it prints again.
 * - `frozen`: takes connections and data, answers nothing, prints nothing.
 * - `hang-up`: closes every connection at once.
 * - `closeAfter`: prints so many bytes of a job, then closes the connection.
 */
export type Behaviour =
  | 'print'
  | 'mute'
  | 'unconfirming'
  | 'near-end'
  | 'out-of-paper'
  | 'cover-open'
  | 'error'
  | 'feeding'
  | 'not-ready'
  | 'busy'
  | 'frozen'
  | 'hang-up'
  | { readonly closeAfter: number };

/** Those in which paper comes out. */
export const PRINTING: ReadonlySet<Behaviour> = new Set(['print', 'mute', 'unconfirming', 'near-end'] as const);

/** Answers to DLE EOT 1 to 4, as Epson documents their bits. */
export const answerTo = (question: number, behaviour: Behaviour): number =>
  (typeof behaviour === 'string' ? CONDITIONS[behaviour]?.[question - 1] : undefined) ?? 0x12;

/** The four bytes of an automatic status; but the first look like answers to GS r, and are none. */
export const unaskedStatus = (behaviour: Behaviour): readonly number[] =>
  (typeof behaviour === 'string' ? UNASKED[behaviour] : undefined) ?? [0x10, 0x00, 0x00, 0x0f];

const CONDITIONS: Readonly<Partial<Record<string, readonly number[]>>> = {
  'near-end': [0x16, 0x12, 0x12, 0x1e],
  'out-of-paper': [0x1a, 0x32, 0x12, 0x7e],
  'cover-open': [0x1a, 0x36, 0x12, 0x7e],
  error: [0x1a, 0x52, 0x1a, 0x12],
  feeding: [0x5a, 0x1a, 0x12, 0x12],
  'not-ready': [0x1a, 0x12, 0x12, 0x12],
};

const UNASKED: Readonly<Partial<Record<string, readonly number[]>>> = {
  'near-end': [0x10, 0x00, 0x03, 0x00],
  'out-of-paper': [0x18, 0x00, 0x0f, 0x00],
  'cover-open': [0x38, 0x00, 0x0c, 0x00],
  error: [0x18, 0x08, 0x00, 0x00],
  feeding: [0x58, 0x00, 0x00, 0x00],
  'not-ready': [0x18, 0x00, 0x00, 0x00],
};
