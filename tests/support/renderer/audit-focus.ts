import type { Page } from 'playwright-core';

const MOST_STOPS = 80;

/** Where Tab stops on a page as it now stands without showing it: neither there nor on what is drawn for it. Empty is good. */
export async function auditFocus(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const { at, isShown } = await page.evaluate(focus);
    if (at === null) continue;
    if (seen.has(at)) break;
    seen.add(at);
    if (!isShown) wrong.push(`no focus to see: ${at}`);
  }
  if (seen.size === 0) wrong.push('Tab stops nowhere');
  return wrong;
}

/** Runs in the page. */
function focus(): { at: string | null; isShown: boolean } {
  const element = document.activeElement as HTMLInputElement | null;
  if (!element || element === document.body) return { at: null, isShown: false };
  const all = [...document.querySelectorAll('*')];
  const drawn = [element, element.nextElementSibling, element.parentElement, ...(element.labels ?? [])];
  const isRinged = ({ outlineStyle, outlineWidth }: CSSStyleDeclaration) =>
    outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  const isShown =
    drawn.some((one) => one && isRinged(getComputedStyle(one))) || isRinged(getComputedStyle(element, '::after'));
  return { at: `${all.indexOf(element)} ${element.outerHTML.slice(0, 150)}`, isShown };
}
