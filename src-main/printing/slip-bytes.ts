import type { Logger } from 'pino';
import type { Paper } from '#shared/printing/paper.ts';
import { pagesOf } from './code-pages.ts';
import { loadTextDrawer, needsDrawing } from './drawn-text/text-drawer.ts';
import { encodePaper, type PrinterAbilities } from './escpos.ts';

/**
 * A slip for a printer, with what its code pages lack drawn. Where drawing fails, it is printed as far as the printer's own
 * letters go: a slip with question marks can be asked about, one that never came cannot; spec [P44].
 */
export async function slipBytes(
  paper: Paper,
  abilities: Omit<PrinterAbilities, 'drawer'>,
  log: Pick<Logger, 'error'>,
  loadDrawer = loadTextDrawer,
): Promise<Buffer> {
  if (!needsDrawing(paper, pagesOf(abilities.codePage ?? 'auto'))) return encodePaper(paper, abilities);
  try {
    return encodePaper(paper, { ...abilities, drawer: await loadDrawer() });
  } catch (error) {
    log.error({ err: error }, 'letters that the printer lacks cannot be drawn');
    return encodePaper(paper, abilities);
  }
}
