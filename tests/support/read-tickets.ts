import type { Slip } from './escpos-text.ts';

/** One line of a ticket as a cook reads it. */
export interface ReadLine {
  readonly kind: 'new' | 'changed' | 'void' | 'told';
  readonly quantity: number;
  /** What the quantity was before a change; left out where it was the same. */
  readonly was: number | null;
  readonly name: string;
  readonly modifiers: readonly string[];
  /** What stands in its frame; empty where there is none, or where it was torn off before. */
  readonly note: string;
}

/** A slip as a person reads it, from its bytes alone. What was torn off says as much as can be read of it. */
export interface ReadSlip {
  readonly kind: 'ticket' | 'chit' | 'receipt' | 'scrap';
  readonly reprint: boolean;
  /** The printer in whose place it came out. */
  readonly inPlaceOf: string | null;
  readonly station: string;
  readonly orderNumber: string;
  readonly receiptNumber: string;
  readonly lines: readonly ReadLine[];
  /** Whether it came out to the end and was cut off. */
  readonly isWhole: boolean;
}

/** The slips on a printer's paper; where the knife did not fall between two, each counts for itself. */
export const readPaper = (slips: readonly Slip[]): ReadSlip[] =>
  slips.flatMap(({ lines, seams, cut }) => {
    const texts = lines.map(({ text }) => text.trim());
    const starts = [0, ...seams];
    return starts.map((from, at) => {
      const isLast = at === starts.length - 1;
      return readSlip(texts.slice(from, starts[at + 1]), isLast && cut);
    });
  });

function readSlip(texts: readonly string[], isWhole: boolean): ReadSlip {
  const found = (pattern: RegExp): string => texts.map((text) => pattern.exec(text)?.[1]).find(Boolean) ?? '';
  const headEnd = texts.findIndex((text) => HEAVY.test(text));
  const head = headEnd < 0 ? texts : texts.slice(0, headEnd);
  const station = head.map((text) => /^(\S.*?)\s+\d\d:\d\d$/.exec(text)?.[1]).find(Boolean) ?? '';
  const receiptNumber = found(/^Receipt (\S+)$/);
  const isChit = head.some((text) => /^PRINTER (OFF|BACK)$/.test(text));
  const kind = isChit ? 'chit' : receiptNumber ? 'receipt' : station ? 'ticket' : 'scrap';
  const isRush = head.includes('RUSH');
  return {
    kind,
    reprint: head.includes('REPRINT'),
    inPlaceOf: /^FOR: (.+)$/.exec(head.find((text) => text.startsWith('FOR: ')) ?? '')?.[1] ?? null,
    ...{ station, receiptNumber, isWhole },
    orderNumber: head.find((text) => /^[A-Z]-\d+$/.test(text)) ?? '',
    lines: kind === 'ticket' && headEnd >= 0 ? readLines(texts.slice(headEnd + 1), isRush) : [],
  };
}

const HEAVY = /^═{20,}$/;
const LIGHT = /^─{20,}$/;

function readLines(texts: readonly string[], isRush: boolean): ReadLine[] {
  const lines: ReadLine[] = [];
  const end = texts.findIndex((text) => HEAVY.test(text));
  let block: string[] = [];
  for (const text of [...(end < 0 ? texts : texts.slice(0, end)), '─'.repeat(20)]) {
    if (!LIGHT.test(text)) block.push(text);
    else {
      const line = readLine(block, isRush);
      if (line) lines.push(line);
      block = [];
    }
  }
  return lines;
}

function readLine(texts: readonly string[], isRush: boolean): ReadLine | null {
  const isChange = texts[0] === 'CHANGED';
  const [head = '', ...below] = isChange || texts[0] === 'ADDED' ? texts.slice(1) : texts;
  const match = /^(VOID )?([\d.]+) × (?:\(was ([\d.]+)\) )?(.+)$/.exec(head);
  if (!match) return null;
  const [, isVoid, quantity, was, name = ''] = match;
  const frame = below.findIndex((text) => text.startsWith('┌'));
  return {
    kind: isVoid ? 'void' : isChange ? 'changed' : isRush ? 'told' : 'new',
    quantity: Number(quantity),
    was: was === undefined ? null : Number(was),
    name,
    modifiers: frame < 0 ? below : below.slice(0, frame),
    note: /^│ (.+?) +│$/.exec(below[frame + 1] ?? '')?.[1] ?? '',
  };
}
