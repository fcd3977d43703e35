import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { NORMAL, type Paper, type PaperRow, type Style } from '#shared/printing/paper.ts';
import { inColours } from '#shared/printing/paper-colour.ts';
import { cellsOf } from '#shared/printing/paper-text.ts';
import type { Printer } from '#shared/settings/settings.ts';
import { encodeText, isOnPages, type Pages, pagesOf } from './code-pages.ts';
import { isRowOnPages, type TextDrawer } from './drawn-text/text-drawer.ts';
import { asSeen } from './drawn-text/visual-order.ts';
import { barcodeBytes, buzzerBytes, pictureBytes, qrBytes } from './escpos-objects.ts';

/**
 * A slip as the bytes of an ESC/POS printer; spec [P13]–[P16]. One `ThermalPrinter` per slip, because its buffer is
 * never cleared, and only for what it gets right: sizes, feeds, the drawer's pulse, the code page and the width of text
 * are ours. It never sees a transport.
 */
export function encodePaper(paper: Paper, abilities: PrinterAbilities = {}): Buffer {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: noTransport as unknown as string,
    width: paper.columns,
  });
  const pages = pagesOf(abilities.codePage ?? 'auto');
  const press = createPress(printer, pages);
  const pieces: Buffer[] = [];
  // The library copies its whole buffer at every addition: a slip of pictures would take a second.
  const take = (): void => {
    const piece = printer.getBuffer() as Buffer | null;
    if (piece) pieces.push(piece);
    printer.clear();
  };
  press.raw(ESC, INITIALISE);
  for (const row of inColours(paper, abilities.twoColour ?? false).rows) {
    pressRow(press, row, paper, pages, abilities.drawer ?? null);
    take();
  }
  take();
  return Buffer.concat(pieces);
}

export interface PrinterAbilities {
  /** Whether it prints red, too. */
  readonly twoColour?: boolean;
  /** The code page that it knows, where it is one alone. */
  readonly codePage?: Printer['codePage'];
  /** Draws what it has no letters for. */
  readonly drawer?: TextDrawer | null;
}

/** The library's hook for a transport of one's own: it hands bytes to nobody. */
const noTransport = {
  execute: () => Promise.reject(new Error('bytes are delivered by the spooler')),
  isPrinterConnected: () => Promise.resolve(false),
};

function pressRow(press: Press, row: PaperRow, paper: Paper, pages: Pages, drawer: TextDrawer | null): void {
  const { columns, direction } = paper;
  if (drawer && (row.kind === 'text' || row.kind === 'pair') && !isRowOnPages(row, pages)) {
    const picture = drawer.draw(row, paper, pages);
    if (picture) {
      press.picture(pictureBytes(picture), row);
      return;
    }
  }
  switch (row.kind) {
    case 'text':
      if (row.inverse || (direction === 'rtl' && row.align === 'start')) {
        const line = acrossPaper(row.text, row.align, Math.floor(columns / row.size.width));
        press.line(asSeen(line, direction), row, 'start');
      } else press.line(asSeen(row.text, direction), row, row.align);
      break;
    case 'pair': {
      const gap = ' '.repeat(Math.floor(columns / row.size.width) - cellsOf(row.start) - cellsOf(row.end));
      const [start, end] = [asSeen(row.start, direction), asSeen(row.end, direction)];
      press.line(direction === 'rtl' ? end + gap + start : start + gap + end, row, 'start');
      break;
    }
    case 'rule':
      press.line(ruleSign(row.heavy, pages).repeat(columns), PLAIN, 'start');
      break;
    case 'feed':
      press.raw(ESC, 0x64, row.lines);
      break;
    case 'qr':
      press.middle(qrBytes(row.data, row.moduleDots));
      break;
    case 'barcode':
      press.middle(barcodeBytes(row));
      break;
    case 'image':
      press.middle(pictureBytes(row.picture));
      break;
    case 'buzzer':
      press.raw(...buzzerBytes(row.times));
      break;
    case 'cut':
      press.cut();
      break;
    case 'pulse':
      press.raw(ESC, 0x70, 0, PULSE_ON, PULSE_OFF);
      break;
    default:
      row satisfies never;
  }
}

/** A page without frames has these at least. */
function ruleSign(heavy: boolean, pages: Pages): string {
  const sign = heavy ? '═' : '─';
  if (isOnPages(sign, pages)) return sign;
  return heavy ? '=' : '-';
}

/** From edge to edge: the spaces are part of a bar, and carry to the right what starts there. */
function acrossPaper(text: string, align: 'start' | 'centre', room: number): string {
  const space = room - cellsOf(text);
  const before = align === 'centre' ? Math.floor(space / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(space - before);
}

const ESC = 0x1b;
const GS = 0x1d;
const LF = 0x0a;
const INITIALISE = 0x40;
/** The drawer's magnet is held for 50 ms and then left alone for half a second; units of 2 ms. */
const PULSE_ON = 25;
const PULSE_OFF = 250;
const PLAIN: Style = { size: NORMAL, bold: false, inverse: false };

type Press = ReturnType<typeof createPress>;

/** Remembers how the printer is set, so that only changes are sent. */
function createPress(printer: ThermalPrinter, pages: Pages) {
  let style = PLAIN;
  let align: 'start' | 'centre' = 'start';
  let page: number | null = null;
  const raw = (...bytes: readonly number[]): void => printer.append(Buffer.from(bytes));

  const set = (next: Style, nextAlign: 'start' | 'centre'): void => {
    if (next.size.width !== style.size.width || next.size.height !== style.size.height) {
      raw(GS, 0x21, ((next.size.width - 1) << 4) | (next.size.height - 1));
    }
    if (next.bold !== style.bold) printer.bold(next.bold);
    if (next.inverse !== style.inverse) printer.invert(next.inverse);
    if ((next.red ?? false) !== (style.red ?? false)) raw(ESC, 0x72, next.red ? 1 : 0);
    if (nextAlign !== align && nextAlign === 'centre') printer.alignCenter();
    if (nextAlign !== align && nextAlign === 'start') printer.alignLeft();
    style = next;
    align = nextAlign;
  };

  return {
    raw,
    line(text: string, next: Style, nextAlign: 'start' | 'centre'): void {
      set(next, nextAlign);
      const bytes: number[] = [];
      for (const run of encodeText(text, page, pages)) {
        if (run.page !== null && run.page !== page) {
          bytes.push(ESC, 0x74, run.page);
          page = run.page;
        }
        bytes.push(...run.bytes);
      }
      raw(...bytes, LF);
    },
    /** A row that was drawn, from the left edge. */
    picture(bytes: Buffer, { red = false }: Style): void {
      set({ ...PLAIN, red }, 'start');
      printer.append(bytes);
    },
    /** What is not text, in the middle of the paper. */
    middle(bytes: Buffer): void {
      set(PLAIN, 'centre');
      printer.append(bytes);
    },
    /** Feeds the last line past the knife and leaves a corner uncut, so that slips do not fall to the floor. */
    cut(): void {
      set(PLAIN, 'start');
      raw(GS, 0x56, 66, 0);
    },
  };
}
