/** A command or a character, as a printer takes it from its buffer. */
export type Token =
  | { readonly kind: 'character'; readonly byte: number }
  | { readonly kind: 'command'; readonly name: string; readonly parameters: readonly number[] };

/**
 * A command that our slips may hold. Anything else is a fault of the bytes, and reading them throws. Where the first
 * parameters tell how many bytes follow, `more` counts those.
 */
interface Command {
  readonly prefix: readonly number[];
  readonly name: string;
  readonly parameters: number;
  readonly more?: (parameters: readonly number[]) => number;
}

/** A length in two bytes, the lower first. */
export const sized = ([low = 0, high = 0]: readonly number[]): number => low + 256 * high;
const COMMANDS: readonly Command[] = [
  { prefix: [0x0a], name: 'line-feed', parameters: 0 },
  { prefix: [0x10, 0x04], name: 'ask-condition', parameters: 1 },
  { prefix: [0x1b, 0x28, 0x41], name: 'buzzer', parameters: 2, more: sized },
  { prefix: [0x1b, 0x40], name: 'initialise', parameters: 0 },
  { prefix: [0x1b, 0x45], name: 'bold', parameters: 1 },
  { prefix: [0x1b, 0x61], name: 'align', parameters: 1 },
  { prefix: [0x1b, 0x64], name: 'feed', parameters: 1 },
  { prefix: [0x1b, 0x70], name: 'pulse', parameters: 3 },
  { prefix: [0x1b, 0x72], name: 'colour', parameters: 1 },
  { prefix: [0x1b, 0x74], name: 'code-page', parameters: 1 },
  { prefix: [0x1d, 0x21], name: 'size', parameters: 1 },
  { prefix: [0x1d, 0x28, 0x48], name: 'ask-done-with-id', parameters: 2, more: sized },
  { prefix: [0x1d, 0x28, 0x6b], name: 'qr', parameters: 2, more: sized },
  { prefix: [0x1d, 0x42], name: 'inverse', parameters: 1 },
  { prefix: [0x1d, 0x48], name: 'barcode-text', parameters: 1 },
  { prefix: [0x1d, 0x56, 66], name: 'cut', parameters: 1 },
  { prefix: [0x1d, 0x61], name: 'unasked-status', parameters: 1 },
  { prefix: [0x1d, 0x68], name: 'barcode-height', parameters: 1 },
  { prefix: [0x1d, 0x6b], name: 'barcode', parameters: 2, more: ([, length = 0]) => length },
  { prefix: [0x1d, 0x72], name: 'ask-done', parameters: 1 },
  {
    prefix: [0x1d, 0x76, 0x30],
    name: 'picture',
    parameters: 5,
    more: ([, ...size]) => sized(size) * sized(size.slice(2)),
  },
  { prefix: [0x1d, 0x77], name: 'barcode-module', parameters: 1 },
];

/** Splits bytes into tokens; an incomplete command at the end is left as `rest`. */
export function tokensOf(bytes: Uint8Array): { tokens: Token[]; rest: Uint8Array } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x20) {
      tokens.push({ kind: 'character', byte });
      at += 1;
      continue;
    }
    const candidates = COMMANDS.filter(({ prefix }) =>
      prefix.every((one, index) => at + index >= bytes.length || bytes[at + index] === one),
    );
    const [command] = candidates;
    if (!command)
      throw new Error(`no ESC/POS command at byte ${at}: ${Buffer.from(bytes.slice(at, at + 4)).toString('hex')}`);
    const from = at + command.prefix.length;
    const fixed = from + command.parameters;
    if (fixed > bytes.length) break;
    const end = fixed + (command.more?.([...bytes.slice(from, fixed)]) ?? 0);
    if (end > bytes.length) break;
    tokens.push({ kind: 'command', name: command.name, parameters: [...bytes.slice(from, end)] });
    at = end;
  }
  return { tokens, rest: bytes.slice(at) };
}
