/**
 * What a printer says on its connection: `condition` answers a DLE EOT at once, `done` answers GS r in its turn,
 * `stranger` is said by something that is no printer.
 */
export type PrinterAnswer =
  | { readonly kind: 'condition'; readonly byte: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'stranger' };

/** Asks for the paper's condition; answered only after what came before it, so the answer confirms that; spec [P22]. */
export const ASK_DONE = Buffer.from([0x1d, 0x72, 0x01]);
/** Stops the status messages that some printers send unasked, which could be taken for answers. */
export const NO_UNASKED_STATUS = Buffer.from([0x1d, 0x61, 0x00]);

/**
 * Reads a printer's bytes, which their fixed bits tell apart: 0xx1xx10 answers DLE EOT, 0xx1xx00 begins a status
 * message of four bytes that nobody asked for, 0x11 and 0x13 are flow control. Only the four values that GS r can
 * answer with count as `done`, so that a stranger on the port never confirms a slip.
 */
export function createAnswerReader(): (bytes: Uint8Array) => PrinterAnswer[] {
  let unaskedLeft = 0;
  let foreign = 0;
  return (bytes) => {
    const answers: PrinterAnswer[] = [];
    for (const byte of bytes) {
      if (unaskedLeft > 0) unaskedLeft -= 1;
      else if ((byte & 0x93) === 0x10) unaskedLeft = 3;
      else if ((byte & 0x93) === 0x12) answers.push({ kind: 'condition', byte });
      else if (PAPER_CONDITIONS.has(byte)) answers.push({ kind: 'done' });
      else if (!FLOW_CONTROL.has(byte)) foreign += 1;
    }
    return foreign >= FOREIGN_BYTES ? [{ kind: 'stranger' }] : answers;
  };
}

/** Paper there or gone, and plenty or nearly none. */
const PAPER_CONDITIONS: ReadonlySet<number> = new Set([0x00, 0x03, 0x0c, 0x0f]);
const FLOW_CONTROL: ReadonlySet<number> = new Set([0x11, 0x13]);
/** A byte or two may be noise of a printer that is being switched on. */
const FOREIGN_BYTES = 4;
