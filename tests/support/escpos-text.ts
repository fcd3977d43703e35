import { codePages } from '#main/printing/code-pages.ts';
import { wrap } from '#shared/printing/paper-text.ts';
import type { Picture } from '#shared/printing/picture.ts';

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
  /** A picture that takes the place of text, as bits in rows of whole bytes. */
  readonly picture?: Picture;
}

export interface SlipRun extends Look {
  readonly text: string;
}

interface Look {
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly inverse: boolean;
  readonly red: boolean;
}

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

const sized = ([low = 0, high = 0]: readonly number[]): number => low + 256 * high;
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

/** A roll of paper of so many columns that takes tokens as a print head does: what is too long goes on in the next line. */
export function createRoll(columns: number) {
  const slips: Slip[] = [];
  let pulses: [number, number, number][] = [];
  let beeps = 0;
  /** What a QR code will say when it is printed. */
  let stored = '';
  let look: Look = { width: 1, height: 1, bold: false, inverse: false, red: false };
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
  /** What a scanner or an eye makes of something that is not text. */
  const putObject = (text: string, picture?: Picture): void => {
    if (runs.length > 0) throw new Error(`${text} in the middle of a line`);
    slip().lines.push(
      ...wrap(text, columns).map((line) => ({ text: line, runs: [], ...(picture ? { picture } : {}) })),
    );
  };
  const command = (name: string, parameters: readonly number[]): void => {
    const [first = 0, second = 0, third = 0] = parameters;
    switch (name) {
      case 'line-feed':
        endLine();
        break;
      case 'feed':
        for (let lines = 0; lines < first; lines += 1) endLine();
        break;
      case 'initialise':
        look = { width: 1, height: 1, bold: false, inverse: false, red: false };
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
      case 'colour':
        look = { ...look, red: first === 1 };
        break;
      case 'qr':
        if (parameters[3] === 80) stored = Buffer.from(parameters.slice(5)).toString('utf8');
        if (parameters[3] === 81) putObject(`[QR] ${stored}`);
        break;
      case 'barcode':
        putObject(barcodeText(first, Buffer.from(parameters.slice(2)).toString('latin1')));
        break;
      case 'picture': {
        const picture = { width: 8 * sized([second, third]), height: sized(parameters.slice(3)) };
        putObject(`[${picture.width} × ${picture.height}]`, { ...picture, bits: Uint8Array.from(parameters.slice(5)) });
        break;
      }
      case 'buzzer':
        if (parameters[2] !== 48 || parameters.length !== 6) throw new Error('the buzzer is sounded by function 48');
        beeps += parameters[4] ?? 0;
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
    /** How often the buzzer sounded. */
    beeps: (): number => beeps,
    tearOff(): void {
      slips.length = 0;
      beeps = 0;
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

function barcodeText(system: number, data: string): string {
  if (system === 67) return `[ean13] ${data}`;
  if (system !== 73 || !data.startsWith('{B')) throw new Error(`barcode ${system} “${data}”`);
  return `[code128] ${data.slice(2).replaceAll('{{', '{')}`;
}

const sameLook = (a: Look, b: Look): boolean =>
  a.width === b.width && a.height === b.height && a.bold === b.bold && a.inverse === b.inverse && a.red === b.red;
