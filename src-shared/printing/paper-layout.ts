import type { Paper } from './paper.ts';
import { layoutChit } from './paper-chit.ts';
import { layoutDrawerReport, layoutDrawerSlip } from './paper-drawer.ts';
import type { PaperOptions } from './paper-options.ts';
import { layoutReceipt, type ReceiptOptions } from './paper-receipt.ts';
import { layoutTicket } from './paper-ticket.ts';
import type { PrintContent } from './print-job.ts';

/** The slip for any print job. */
export function layoutPaper(
  content: PrintContent,
  options: PaperOptions & Pick<ReceiptOptions, 'opensDrawer' | 'logo'>,
): Paper {
  switch (content.kind) {
    case 'ticket':
      return layoutTicket(content.ticket, options);
    case 'chit':
      return layoutChit(content.chit, options);
    case 'receipt':
      return layoutReceipt(content.receipt, options);
    case 'drawer-slip':
      return layoutDrawerSlip(content.slip, options);
    case 'drawer-report':
      return layoutDrawerReport(content.slip, options);
    default:
      return content satisfies never;
  }
}
