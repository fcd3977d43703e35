import { err, ok, type Result } from '../result.ts';

/** What a receipt's texts can be filled in with. */
export const TEMPLATE_NAMES = ['shop', 'orderNumber', 'receiptNumber', 'date', 'time', 'total'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** What is wrong with a template, and where: lines count from 1, `at` is what stands there. */
export interface TemplateProblem {
  readonly problem: 'unknown-name' | 'unclosed';
  readonly line: number;
  readonly at: string;
}

/** Why a template cannot be filled in, or null where it can; spec [P90]. */
export function templateProblem(text: string): TemplateProblem | null {
  const parsed = parse(text);
  return parsed.ok ? null : parsed.error;
}

/** The text with its names filled in. One that cannot be is given back as it stands; spec [P91]. */
export function fillTemplate(text: string, values: Readonly<Record<TemplateName, string>>): string {
  const parsed = parse(text);
  return parsed.ok ? parsed.value.map((piece) => ('name' in piece ? values[piece.name] : piece.text)).join('') : text;
}

type Piece = { readonly text: string } | { readonly name: TemplateName };

function parse(text: string): Result<Piece[], TemplateProblem> {
  const pieces: Piece[] = [];
  let from = 0;
  for (let open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
    const close = text.indexOf(CLOSE, open);
    const next = text.indexOf(OPEN, open + OPEN.length);
    if (close < 0 || (next >= 0 && next < close)) return err(problemAt(text, 'unclosed', open, open + SHOWN));
    const said = text.slice(open + OPEN.length, close).trim();
    const name = TEMPLATE_NAMES.find((one) => one === said);
    if (!name) return err(problemAt(text, 'unknown-name', open, close + CLOSE.length));
    pieces.push({ text: text.slice(from, open) }, { name });
    from = close + CLOSE.length;
  }
  return ok([...pieces, { text: text.slice(from) }]);
}

const problemAt = (text: string, problem: TemplateProblem['problem'], from: number, to: number): TemplateProblem => ({
  ...{ problem, line: text.slice(0, from).split('\n').length },
  at: text.slice(from, to).split('\n', 1)[0] ?? '',
});

const OPEN = '{{';
const CLOSE = '}}';
/** How much of what is not closed is shown. */
const SHOWN = 20;
