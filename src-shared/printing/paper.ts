import type { Direction } from '../language/language.ts';
import type { Barcode } from './barcode.ts';
import { cellsOf, cleanLine, wrap } from './paper-text.ts';
import type { Picture } from './picture.ts';

/**
 * What a slip of paper says, row by row: one model for the printer, for plain text and for the screen; spec [P1].
 * Every row fits: `cellsOf(text) × size.width ≤ columns`. An inverse row is a dark bar across the whole paper.
 */
export interface Paper {
  /** Cells of the normal font across the paper. */
  readonly columns: number;
  /** At which edge its lines start: `ltr` is the left one; spec [P98]. */
  readonly direction: Direction;
  readonly rows: readonly PaperRow[];
}

export type PaperRow =
  | ({ readonly kind: 'text'; readonly text: string; readonly align: 'start' | 'centre' } & Style)
  | ({ readonly kind: 'pair'; readonly start: string; readonly end: string } & Style)
  | { readonly kind: 'rule'; readonly heavy: boolean }
  | { readonly kind: 'feed'; readonly lines: number }
  /** Black squares that a phone reads as `data`. */
  | { readonly kind: 'qr'; readonly data: string; readonly moduleDots: number }
  | ({ readonly kind: 'barcode' } & Barcode)
  /** `alt` says what it shows where no picture can be. */
  | { readonly kind: 'image'; readonly picture: Picture; readonly alt: string }
  /** Sounds the buzzer of a printer that has one. */
  | { readonly kind: 'buzzer'; readonly times: number }
  | { readonly kind: 'cut' }
  /** Opens the cash drawer that hangs on the printer. */
  | { readonly kind: 'pulse' };

export interface Style {
  readonly size: Size;
  readonly bold: boolean;
  readonly inverse: boolean;
  /** Printed red where the printer can, as a dark bar anywhere else; spec [P41]. */
  readonly red?: boolean;
}

/** Multiples of the normal font. */
export interface Size {
  readonly width: Scale;
  readonly height: Scale;
}
export type Scale = 1 | 2 | 3 | 4;

export const NORMAL: Size = { width: 1, height: 1 };
export const TALL: Size = { width: 1, height: 2 };
export const LARGE: Size = { width: 2, height: 2 };

interface TextOptions {
  readonly size?: Size;
  readonly bold?: boolean;
  readonly inverse?: boolean;
  readonly red?: boolean;
  readonly align?: 'start' | 'centre';
  /** Cells before every line. */
  readonly indent?: number;
  /** Further cells before every line but the first. */
  readonly hang?: number;
}

/** One text in as many rows as it needs. */
export function textRows(text: string, columns: number, options: TextOptions = {}): PaperRow[] {
  const { size = NORMAL, bold = false, inverse = false, red = false, align = 'start', hang = 0 } = options;
  const room = Math.floor(columns / size.width);
  const indent = ' '.repeat(Math.min(options.indent ?? 0, room >> 1));
  return wrap(cleanLine(text), room - indent.length, hang).map((line) => ({
    kind: 'text',
    text: indent + line,
    align,
    size,
    bold,
    inverse,
    ...(red ? { red } : {}),
  }));
}

/**
 * One text at the edge where lines start and one where they end. A start that is too long folds beside the end; where that
 * would leave it too narrow, the end stands on a row of its own; spec [P3].
 */
export function pairRows(
  start: string,
  end: string,
  columns: number,
  options: Omit<TextOptions, 'align' | 'inverse' | 'red'> = {},
): PaperRow[] {
  const { size = NORMAL, bold = false, hang = 0 } = options;
  const style = { size, bold, inverse: false };
  const room = Math.floor(columns / size.width);
  const [last = '', ...rest] = wrap(cleanLine(end), room);
  const startRoom = room - cellsOf(last) - 1;
  const beside = rest.length === 0 && startRoom >= room / 3;
  const indent = ' '.repeat(Math.min(options.indent ?? 0, room >> 2));
  const lines = wrap(cleanLine(start), (beside ? startRoom : room) - indent.length, hang).map((line) => indent + line);
  if (beside) {
    return lines.map((line, at) =>
      at === 0
        ? { kind: 'pair', start: line, end: last, ...style }
        : { kind: 'text', text: line, align: 'start', ...style },
    );
  }
  return [
    ...lines.map((line): PaperRow => ({ kind: 'text', text: line, align: 'start', ...style })),
    ...[last, ...rest].map((line): PaperRow => ({ kind: 'pair', start: '', end: line, ...style })),
  ];
}

/** Tall text within a frame, so that it is not taken for anything else. */
export function framedRows(
  lines: readonly string[],
  columns: number,
  indent: number,
  direction: Direction,
): PaperRow[] {
  const margin = ' '.repeat(indent);
  const folded = lines.flatMap((line) => wrap(cleanLine(line), columns - indent - 4));
  if (folded.length === 0) return [];
  const width = Math.max(...folded.map(cellsOf));
  const row = (text: string, size: Size): PaperRow => ({
    kind: 'text',
    text: margin + text,
    align: 'start',
    size,
    bold: false,
    inverse: false,
  });
  const ruled = (corners: string) => {
    // Corners are not brackets: no renderer turns them round where lines run to the left.
    const [first = '', last = ''] = direction === 'rtl' ? [...corners].toReversed() : corners;
    return row(`${first}${'─'.repeat(width + 2)}${last}`, NORMAL);
  };
  return [
    ruled('┌┐'),
    ...folded.map((line) => row(`│ ${line}${' '.repeat(width - cellsOf(line))} │`, TALL)),
    ruled('└┘'),
  ];
}
