import { layoutDrawerPulse } from './drawer-pulse.ts';
import type { Paper } from './paper.ts';
import { layoutChit } from './paper-chit.ts';
import { layoutDrawerReport, layoutDrawerSlip } from './paper-drawer.ts';
import type { PaperOptions } from './paper-options.ts';
import { layoutReceipt, type ReceiptOptions } from './paper-receipt.ts';
import { bar, layoutTicket } from './paper-ticket.ts';
import type { PrintContent } from './print-job.ts';

type LayoutOptions = PaperOptions & Pick<ReceiptOptions, 'opensDrawer' | 'logo'>;

/** The slip for any print job; in training it says so at both ends, and opens no drawer; spec [TR5]. */
export function layoutPaper(content: PrintContent, options: LayoutOptions): Paper {
  const paper = layoutContent(content, options);
  return options.isTraining ? asTraining(paper, options) : paper;
}

function asTraining(paper: Paper, { labels }: LayoutOptions): Paper {
  const { columns, rows } = paper;
  const mark = bar(labels.training, columns);
  const said = rows.filter(({ kind }) => kind !== 'pulse' && kind !== 'buzzer');
  // What leaves no paper has nothing to say it on.
  if (said.length === 0) return { ...paper, rows: [] };
  // Each piece that is cut off says it for itself.
  return { ...paper, rows: [...mark, ...said.flatMap((row) => (row.kind === 'cut' ? [...mark, row] : [row]))] };
}

function layoutContent(content: PrintContent, options: LayoutOptions): Paper {
  switch (content.kind) {
    case 'ticket':
      return layoutTicket(content.ticket, options);
    case 'chit':
      return layoutChit(content.chit, options);
    case 'receipt':
      return layoutReceipt(content.receipt, {
        ...options,
        opensDrawer: options.opensDrawer && !content.keepsDrawerShut,
      });
    case 'drawer-pulse':
      return layoutDrawerPulse(options);
    case 'drawer-slip':
      return layoutDrawerSlip(content.slip, options);
    case 'drawer-report':
      return layoutDrawerReport(content.slip, options);
    default:
      return content satisfies never;
  }
}
