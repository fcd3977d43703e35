import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type * as HarfBuzz from 'harfbuzzjs';
import type { Paper } from '#shared/printing/paper.ts';
import type { Picture } from '#shared/printing/picture.ts';
import { isOnPages, type Pages } from '../code-pages.ts';
import type { Across, TextRow } from './draw-row.ts';

export interface TextDrawer {
  /** Null where it can draw nothing that the printer cannot print by itself. */
  draw(row: TextRow, paper: Across, pages: Pages): Picture | null;
}

/** Whether a slip says anything that no code page has. */
export const needsDrawing = (paper: Paper, pages: Pages): boolean =>
  paper.rows.some((row) => (row.kind === 'text' || row.kind === 'pair') && !isRowOnPages(row, pages));

export const isRowOnPages = (row: TextRow, pages: Pages): boolean =>
  row.kind === 'text' ? isOnPages(row.text, pages) : isOnPages(row.start, pages) && isOnPages(row.end, pages);

/** Loaded when a slip first needs it: most shops never do, and their tills keep the memory; spec [P45]. */
export function loadTextDrawer(): Promise<TextDrawer> {
  loading ??= load();
  return loading;
}

let loading: Promise<TextDrawer> | null = null;

async function load(): Promise<TextDrawer> {
  // An ES module inside a package's archive is not found to be one; see docs/decisions/0301. It lies outside.
  const path = createRequire(import.meta.filename)
    .resolve('harfbuzzjs')
    .replace('app.asar', 'app.asar.unpacked');
  const harfBuzz = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as typeof HarfBuzz;
  const { createFonts } = await import('./fonts.ts');
  const { createLetters } = await import('./draw-letters.ts');
  const { drawRow } = await import('./draw-row.ts');
  const pen = { fontFor: createFonts(harfBuzz), letters: createLetters(harfBuzz) };
  return { draw: (row, paper, pages) => drawRow(pen, row, paper, pages) };
}
