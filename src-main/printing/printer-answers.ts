/**
 * What a printer says on its connection: `condition` answers a DLE EOT at once, `done` answers GS r in its turn, `done-with-id`
 * answers GS ( H in its turn and says which, `stranger` is said by something that is no printer.
 */
export type PrinterAnswer =
  | { readonly kind: 'condition'; readonly byte: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'done-with-id'; readonly id: string }
  | { readonly kind: 'stranger' };

/** Asks for the paper's condition; answered only after what came before it, so the answer confirms that; spec [P22]. */
export const ASK_DONE = Buffer.from([0x1d, 0x72, 0x01]);
/** Asks for four characters back once all before it is printed; spec [P80]. */
export const askDoneWithId = (id: string): Buffer =>
  Buffer.concat([Buffer.from([0x1d, 0x28, 0x48, 6, 0, 48, 48]), Buffer.from(id, 'latin1')]);
/** Stops the status messages that some printers send unasked, which could be taken for answers. */
export const NO_UNASKED_STATUS = Buffer.from([0x1d, 0x61, 0x00]);

/**
 * Reads a printer's bytes, which their fixed bits tell apart: 0xx1xx10 answers DLE EOT, 0xx1xx00 begins a status
 * message that nobody asked for, with three more bytes of 0xx0xxxx, 0x37 0x22 begins an id, 0x11 and 0x13 are flow
 * control. Only the four values that GS r can answer with count as `done`, so that a stranger on the port never
 * confirms a slip; spec [P22], [P82].
 */
export function createAnswerReader(): (bytes: Uint8Array) => PrinterAnswer[] {
  let unaskedLeft = 0;
  let foreign = 0;
  let block: number[] = [];

  const take = (byte: number): PrinterAnswer | null => {
    if (FLOW_CONTROL.has(byte)) return null;
    if (fitsIn(block, byte)) {
      unaskedLeft = 0;
      block.push(byte);
      if (block.length < BLOCK_LENGTH) return null;
      const id = String.fromCharCode(...block.slice(BLOCK_BEGINS.length, -1));
      block = [];
      return { kind: 'done-with-id', id };
    }
    foreign += block.length;
    block = [];
    // What does not fit was cut short: it is heard for itself.
    unaskedLeft = (byte & 0x90) === 0 ? unaskedLeft : 0;
    if (unaskedLeft > 0) unaskedLeft -= 1;
    else if ((byte & 0x93) === 0x10) unaskedLeft = 3;
    else if ((byte & 0x93) === 0x12) return { kind: 'condition', byte };
    else if (PAPER_CONDITIONS.has(byte)) return { kind: 'done' };
    else foreign += 1;
    return null;
  };

  return (bytes) => {
    const answers = [...bytes].map(take).filter((answer) => answer !== null);
    return foreign >= FOREIGN_BYTES ? [{ kind: 'stranger' }] : answers;
  };
}

/** Whether a byte goes on with an id's block: its head, the four characters, a zero. */
function fitsIn({ length }: readonly number[], byte: number): boolean {
  const head = BLOCK_BEGINS[length];
  if (head !== undefined) return byte === head;
  return length < BLOCK_LENGTH - 1 ? byte >= 32 && byte <= 126 : byte === 0;
}

const BLOCK_BEGINS = [0x37, 0x22];
const BLOCK_LENGTH = 7;
/** Paper there or gone, and plenty or nearly none. */
const PAPER_CONDITIONS: ReadonlySet<number> = new Set([0x00, 0x03, 0x0c, 0x0f]);
const FLOW_CONTROL: ReadonlySet<number> = new Set([0x11, 0x13]);
/** A byte or two may be noise of a printer that is being switched on. */
const FOREIGN_BYTES = 4;
