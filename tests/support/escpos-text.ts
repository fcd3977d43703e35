import { codePages } from '#main/printing/code-pages.ts';
import type { Barcode } from '#shared/printing/barcode.ts';
import { wrap } from '#shared/printing/paper-text.ts';
import type { Picture } from '#shared/printing/picture.ts';
import { sized, type Token, tokensOf } from './escpos-tokens.ts';

/** What lies on the counter after the knife fell: the lines a cook would read, with how they look. */
export interface Slip {
  readonly lines: SlipLine[];
  /** The lines before which a job began on paper that no knife had fallen on. */
  readonly seams: number[];
  /** Whether it was cut off; the last slip of a printer may still hang in it. */
  cut: boolean;
}

export interface SlipLine {
  /** As it stands on the paper, with the space before centred text. */
  readonly text: string;
  readonly runs: readonly SlipRun[];
  readonly centred: boolean;
  readonly red: boolean;
  /** A picture that takes the place of text, as bits in rows of whole bytes. */
  readonly picture?: Picture;
  readonly code?: SlipCode;
}

/** A code that the printer draws by itself, with sizes in dots. */
export type SlipCode =
  | { readonly kind: 'qr'; readonly data: string; readonly moduleDots: number }
  | ({ readonly kind: 'barcode'; readonly height: number; readonly moduleDots: number } & Barcode);

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

/** A roll of paper of so many columns that takes tokens as a print head does: what is too long goes on in the next line. */
export function createRoll(columns: number) {
  const slips: Slip[] = [];
  let pulses: [number, number, number][] = [];
  let beeps = 0;
  /** What a QR code will say when it is printed. */
  let stored = '';
  let barcodeHeight = 162;
  const moduleDots = { qr: 3, barcode: 3 };
  let look: Look = { width: 1, height: 1, bold: false, inverse: false, red: false };
  let centred = false;
  let page = UNSET;
  let runs: SlipRun[] = [];

  const slip = (): Slip => {
    const last = slips.at(-1);
    if (last && !last.cut) return last;
    const fresh: Slip = { lines: [], seams: [], cut: false };
    slips.push(fresh);
    return fresh;
  };
  const usedCells = () => runs.reduce((sum, run) => sum + run.text.length * run.width, 0);
  const endLine = (): void => {
    const text = runs.map((run) => run.text).join('');
    const room = Math.floor(columns / (runs[0]?.width ?? 1));
    const margin = centred ? ' '.repeat(Math.floor((room - text.length) / 2)) : '';
    slip().lines.push({ text: (margin + text).trimEnd(), runs, centred, red: look.red });
    runs = [];
  };
  const put = (character: string): void => {
    if (usedCells() + look.width > columns) endLine();
    const last = runs.at(-1);
    if (last && sameLook(last, look)) runs[runs.length - 1] = { ...last, text: last.text + character };
    else runs.push({ ...look, text: character });
  };
  /** What a scanner or an eye makes of something that is not text. */
  const putObject = (text: string, what: Pick<SlipLine, 'picture' | 'code'>): void => {
    if (runs.length > 0) throw new Error(`${text} in the middle of a line`);
    const [first = '', ...rest] = wrap(text, columns);
    const plain = { runs: [], centred, red: look.red };
    slip().lines.push({ ...plain, ...what, text: first }, ...rest.map((line) => ({ ...plain, text: line })));
  };
  const putBarcode = (barcode: Barcode): void =>
    putObject(`[${barcode.symbology}] ${barcode.data}`, {
      code: { kind: 'barcode', height: barcodeHeight, moduleDots: moduleDots.barcode, ...barcode },
    });
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
        if (slips.at(-1)?.cut === false) slip().seams.push(slip().lines.length);
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
        if (parameters[3] === 67) moduleDots.qr = parameters[4] ?? 0;
        if (parameters[3] === 80) stored = Buffer.from(parameters.slice(5)).toString('utf8');
        if (parameters[3] === 81) {
          putObject(`[QR] ${stored}`, { code: { kind: 'qr', data: stored, moduleDots: moduleDots.qr } });
        }
        break;
      case 'barcode':
        putBarcode(barcodeOf(first, Buffer.from(parameters.slice(2)).toString('latin1')));
        break;
      case 'barcode-height':
        barcodeHeight = first;
        break;
      case 'barcode-module':
        moduleDots.barcode = first;
        break;
      case 'picture': {
        const picture = { width: 8 * sized([second, third]), height: sized(parameters.slice(3)) };
        const bits = Uint8Array.from(parameters.slice(5));
        putObject(`[${picture.width} × ${picture.height}]`, { picture: { ...picture, bits } });
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

function barcodeOf(system: number, data: string): Barcode {
  if (system === 67) return { symbology: 'ean13', data };
  if (system !== 73 || !data.startsWith('{B')) throw new Error(`barcode ${system} “${data}”`);
  return { symbology: 'code128', data: data.slice(2).replaceAll('{{', '{') };
}

const sameLook = (a: Look, b: Look): boolean =>
  a.width === b.width && a.height === b.height && a.bold === b.bold && a.inverse === b.inverse && a.red === b.red;
