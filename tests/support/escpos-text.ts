import { codePages } from '#main/printing/code-pages.ts';

/** What lies on the counter after the knife fell: the lines a cook would read, with how they look. */
export interface Slip {
  readonly lines: SlipLine[];
  /** Whether it was cut off; the last slip of a printer may still hang in it. */
  cut: boolean;
}

export interface SlipLine {
  /** As it stands on the paper, with the space before centred text. */
  readonly text: string;
  readonly runs: readonly SlipRun[];
}

export interface SlipRun extends Look {
  readonly text: string;
}

interface Look {
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly inverse: boolean;
}

/** A command or a character, as a printer takes it from its buffer. */
export type Token =
  | { readonly kind: 'character'; readonly byte: number }
  | { readonly kind: 'command'; readonly name: string; readonly parameters: readonly number[] };

/** The commands that our slips may hold. Anything else is a fault of the bytes, and reading them throws. */
const COMMANDS: readonly { prefix: readonly number[]; name: string; parameters: number }[] = [
  { prefix: [0x0a], name: 'line-feed', parameters: 0 },
  { prefix: [0x10, 0x04], name: 'ask-condition', parameters: 1 },
  { prefix: [0x1b, 0x40], name: 'initialise', parameters: 0 },
  { prefix: [0x1b, 0x45], name: 'bold', parameters: 1 },
  { prefix: [0x1b, 0x61], name: 'align', parameters: 1 },
  { prefix: [0x1b, 0x64], name: 'feed', parameters: 1 },
  { prefix: [0x1b, 0x70], name: 'pulse', parameters: 3 },
  { prefix: [0x1b, 0x74], name: 'code-page', parameters: 1 },
  { prefix: [0x1d, 0x21], name: 'size', parameters: 1 },
  { prefix: [0x1d, 0x42], name: 'inverse', parameters: 1 },
  { prefix: [0x1d, 0x56, 66], name: 'cut', parameters: 1 },
  { prefix: [0x1d, 0x61], name: 'unasked-status', parameters: 1 },
  { prefix: [0x1d, 0x72], name: 'ask-done', parameters: 1 },
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
    const end = at + command.prefix.length + command.parameters;
    if (end > bytes.length) break;
    tokens.push({ kind: 'command', name: command.name, parameters: [...bytes.slice(at + command.prefix.length, end)] });
    at = end;
  }
  return { tokens, rest: bytes.slice(at) };
}

/** A roll of paper of so many columns that takes tokens as a print head does: what is too long goes on in the next line. */
export function createRoll(columns: number) {
  const slips: Slip[] = [];
  let pulses: [number, number, number][] = [];
  let look: Look = { width: 1, height: 1, bold: false, inverse: false };
  let centred = false;
  let page = UNSET;
  let runs: SlipRun[] = [];

  const slip = (): Slip => {
    const last = slips.at(-1);
    if (last && !last.cut) return last;
    const fresh: Slip = { lines: [], cut: false };
    slips.push(fresh);
    return fresh;
  };
  const usedCells = () => runs.reduce((sum, run) => sum + run.text.length * run.width, 0);
  const endLine = (): void => {
    const text = runs.map((run) => run.text).join('');
    const room = Math.floor(columns / (runs[0]?.width ?? 1));
    const margin = centred ? ' '.repeat(Math.floor((room - text.length) / 2)) : '';
    slip().lines.push({ text: (margin + text).trimEnd(), runs });
    runs = [];
  };
  const put = (character: string): void => {
    if (usedCells() + look.width > columns) endLine();
    const last = runs.at(-1);
    if (last && sameLook(last, look)) runs[runs.length - 1] = { ...last, text: last.text + character };
    else runs.push({ ...look, text: character });
  };
  const command = (name: string, [first = 0, second = 0, third = 0]: readonly number[]): void => {
    switch (name) {
      case 'line-feed':
        endLine();
        break;
      case 'feed':
        for (let lines = 0; lines < first; lines += 1) endLine();
        break;
      case 'initialise':
        look = { width: 1, height: 1, bold: false, inverse: false };
        centred = false;
        page = UNSET;
        runs = [];
        break;
      case 'bold':
        look = { ...look, bold: first === 1 };
        break;
      case 'inverse':
        look = { ...look, inverse: first === 1 };
        break;
      case 'size':
        look = { ...look, width: (first >> 4) + 1, height: (first & 7) + 1 };
        break;
      case 'align':
        if (runs.length > 0) throw new Error('a printer ignores alignment in the middle of a line');
        centred = first === 1;
        break;
      case 'code-page':
        page = first;
        break;
      case 'pulse':
        pulses.push([first, second, third]);
        break;
      case 'cut':
        slip().cut = true;
        break;
    }
  };

  return {
    take(token: Token): void {
      if (token.kind === 'command') command(token.name, token.parameters);
      else put(characterOf(token.byte, page));
    },
    slips: (): readonly Slip[] => slips,
    /** Pin, on-time and off-time of every pulse to the drawer. */
    pulses: (): readonly (readonly [number, number, number])[] => pulses,
    tearOff(): void {
      slips.length = 0;
      pulses = [];
    },
  };
}

/** The slips that these bytes print. */
export function readSlips(bytes: Uint8Array, columns: number): readonly Slip[] {
  const { tokens, rest } = tokensOf(bytes);
  if (rest.length > 0) throw new Error('the bytes end in the middle of a command');
  const roll = createRoll(columns);
  for (const token of tokens) roll.take(token);
  return roll.slips();
}

export const textOf = (slip: Slip | undefined): string => (slip?.lines ?? []).map((line) => line.text).join('\n');

/** No code page was chosen since the printer was initialised: what it prints then is anybody's guess. */
const UNSET = -1;

function characterOf(byte: number, page: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  const character = codePages.find(({ number }) => number === page)?.characters[byte - 0x80];
  if (!character || character === ' ') throw new Error(`byte ${byte} prints nothing known in code page ${page}`);
  return character;
}

const sameLook = (a: Look, b: Look): boolean =>
  a.width === b.width && a.height === b.height && a.bold === b.bold && a.inverse === b.inverse;
