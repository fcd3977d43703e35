/** A row of a CSV file with the line that it starts on; `fault` says that its quotation marks do not make sense. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault: 'quote-misplaced' | 'quote-unclosed' | null;
}

/**
 * Reads CSV (RFC 4180) whose line ends are `\n`, row by row. A row whose quotation marks are broken costs that one
 * line: reading goes on with the next; spec [I4]. One pass, and no more than one row in memory.
 */
export function* readCsvRows(text: string, delimiter: string): Generator<CsvRow> {
  const nextDelimiter = forwardSearch(text, delimiter);
  const nextLineEnd = forwardSearch(text, '\n');
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const startLine = line;
    const cells: string[] = [];
    let fault: CsvRow['fault'] = null;
    for (;;) {
      const opened = openingQuote(text, at, delimiter);
      if (opened === -1) {
        const end = Math.min(nextDelimiter(at), nextLineEnd(at));
        cells.push(text.slice(at, end));
        at = end;
      } else {
        const closed = closingQuote(text, opened);
        const end = closed === -1 ? -1 : skipSpaces(text, closed + 1, delimiter);
        if (end === -1 || !endsCell(text, end, delimiter)) {
          fault = closed === -1 ? 'quote-unclosed' : 'quote-misplaced';
          at = nextLineEnd(at);
          break;
        }
        cells.push(text.slice(opened + 1, closed).replaceAll('""', '"'));
        for (let end = nextLineEnd(opened); end < closed; end = nextLineEnd(end + 1)) line += 1;
        at = end;
      }
      if (at >= text.length || text[at] === '\n') break;
      at += 1;
    }
    yield { line: startLine, cells, fault };
    at += 1;
    line += 1;
  }
}

/** Finds the next occurrence from a position that only moves forward, without searching any stretch twice. */
function forwardSearch(text: string, what: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const next = text.indexOf(what, from);
      found = next === -1 ? text.length : next;
    }
    return found;
  };
}

/** Where the cell that starts at `at` opens with a quotation mark (spaces may stand before it), or -1. */
function openingQuote(text: string, at: number, delimiter: string): number {
  const start = text[at] === '"' ? at : skipSpaces(text, at, delimiter);
  return text[start] === '"' ? start : -1;
}

function closingQuote(text: string, opened: number): number {
  let at = opened + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1 || text[at + 1] !== '"') return at;
    at += 2;
  }
}

function skipSpaces(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at += 1;
  return at;
}

const endsCell = (text: string, at: number, delimiter: string): boolean =>
  at >= text.length || text[at] === '\n' || text[at] === delimiter;
