import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The smallest side of a control that a finger meets, in CSS pixels. */
const TOUCH = 44;

/**
 * What is wrong with a page for somebody who reads it by ear, by keyboard, by touch or with weak eyes: axe's findings of
 * WCAG 2.2 A and AA, controls smaller than a fingertip, and a page wider than its window. Empty is good.
 */
export async function auditPage(page: Page): Promise<string[]> {
  return [
    ...(await axeFinds(page, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])),
    ...(await auditSizes(page)),
  ];
}

/** The part of `auditPage` that depends on the colour scheme. */
export async function auditColours(page: Page): Promise<string[]> {
  return axeFinds(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
}

async function axeFinds(
  page: Page,
  runOnly: readonly string[] | { type: 'rule'; values: string[] },
): Promise<string[]> {
  // Once for each page: it is half a megabyte to read.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    (options) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options),
    // What is well is only counted.
    { runOnly, resultTypes: ['violations'] },
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
  );
}

/** The part of `auditPage` that depends on the size of the window. */
export async function auditSizes(page: Page): Promise<string[]> {
  return [...(await page.evaluate(tooSmall, TOUCH)), ...(await page.evaluate(tooWide))];
}

interface AxeResults {
  violations: { id: string; help: string; nodes: { html: string; any: { message: string }[] }[] }[];
}

/** Runs in the page. A control inside a label is as large as its label. */
function tooSmall(touch: number): string[] {
  const controls = document.querySelectorAll<HTMLElement>(
    'button, a[href], select, input:not([type=hidden]):not([type=file]), [role=tab], [role=menuitem], [role=radio]',
  );
  return [...controls].flatMap((control) => {
    const named = (control as HTMLInputElement).labels?.[0];
    const boxes = [control, ...(named ? [named] : [])].map((element) => element.getBoundingClientRect());
    const [own] = boxes;
    const hidden = !own || !control.checkVisibility() || (own.width <= 1 && boxes.length === 1);
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    return hidden || (height >= touch && width >= touch)
      ? []
      : [`too small for a finger (${Math.round(width)} × ${Math.round(height)}): ${control.outerHTML.slice(0, 160)}`];
  });
}

/** Runs in the page. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`wider than the window: ${scrollWidth} of ${clientWidth} pixels`] : [];
}
