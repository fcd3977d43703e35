import type { Page } from 'playwright-core';

/**
 * What is lost on a page as it now stands, for whoever has enlarged it: controls that cannot be brought into view and pressed
 * there, words that are cut off or spill out of their button, and boxes that must be scrolled along both axes. What is meant to be a plan may scroll so
 * (`data-plan`). Empty is good. The page is left scrolled somewhere.
 */
export async function auditReach(page: Page): Promise<string[]> {
  return page.evaluate(reach);
}

/** Runs in the page. Of what lies over the page only the one on top counts. */
function reach(): string[] {
  const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const over = '[aria-modal="true"], [role="menu"], [role="listbox"]';
  const top = [...document.querySelectorAll(over)].filter(shown).at(-1) ?? document.body;
  const tag = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 150);
  const wrong: string[] = [];

  for (const control of top.querySelectorAll<HTMLElement>('button, a[href], select, input, textarea, [tabindex="0"]')) {
    const labelled = (control as HTMLInputElement).labels?.[0];
    const box = control.getBoundingClientRect();
    const isDrawnByItsLabel = labelled !== undefined && (box.width <= 1 || getComputedStyle(control).opacity === '0');
    const met = isDrawnByItsLabel ? labelled : control;
    const { width, height } = met.getBoundingClientRect();
    if (!shown(met) || width <= 1 || height <= 1) continue;
    const covers = (['center', 'start', 'end'] as const).map((block) => {
      met.scrollIntoView({ block, inline: 'center', behavior: 'instant' });
      const at = met.getBoundingClientRect();
      const hit = document.elementFromPoint(
        at.left + at.width / 2,
        at.top + Math.min(at.height, window.innerHeight) / 2,
      );
      const isMet = hit !== null && (met.contains(hit) || hit.contains(met) || labelled?.contains(hit) === true);
      return isMet ? null : `under ${hit ? tag(hit) : 'nothing'}`;
    });
    if (covers.includes(null) || getComputedStyle(met).pointerEvents === 'none') continue;
    wrong.push(`out of reach, ${covers[0]}: ${tag(met)}`);
  }

  for (const element of top.querySelectorAll<HTMLElement>('*')) {
    const { overflowX, overflowY, textOverflow, clip, clipPath } = getComputedStyle(element);
    const wide = element.scrollWidth - element.clientWidth;
    const high = element.scrollHeight - element.clientHeight;
    // What is there to be heard alone is cut off on purpose.
    const isUnseen = element.offsetWidth <= 1 || clip !== 'auto' || clipPath !== 'none';
    if (isUnseen || !shown(element)) continue;
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
    if (scrolls(overflowX) && wide > 1 && scrolls(overflowY) && high > 1 && !element.closest('[data-plan]')) {
      wrong.push(`scrolls along both axes (${wide} and ${high} pixels more): ${tag(element)}`);
    }
    const hasWords = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (element.matches('button') && wide > 1) wrong.push(`spills out by ${wide} pixels: ${tag(element)}`);
    if (!hasWords) continue;
    const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    if ((cuts(overflowX) && wide > 1) || (cuts(overflowY) && high > 3)) {
      wrong.push(`cut off (${wide} and ${high} pixels, ${textOverflow}): ${tag(element)}`);
    }
  }
  return wrong;
}
