import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { effort } from '../effort.ts';
import { auditColours, auditPage, auditSizes } from './audit-page.ts';
import { auditReach } from './audit-reach.ts';

export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 1024, height: 768 };
/** A till of 1024 × 768 whose page is enlarged to 200 %; spec [L12]. */
export const ZOOMED = { width: 512, height: 384 };
export const LAPTOP = { width: 1440, height: 900 };

interface Looks {
  /** Smallest first: where room is scarce, axe looks too. Of what is enlarged only what is lost by it is asked; it comes last. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** The whole page, not only what is in the window. */
  readonly fullPage?: boolean;
}

/**
 * Takes pictures of a page as it now stands, for people to look at, light and dark in the smallest size, and answers what
 * is wrong with it; see audit-page.ts. `name` is the pictures' path below test-results, without size, scheme and ending.
 */
export async function photograph(page: Page, name: string, { sizes, fullPage = false }: Looks): Promise<string[]> {
  mkdirSync(dirname(join('test-results', name)), { recursive: true });
  const wrong: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    if (size === ZOOMED) {
      wrong.push(...(await lostBySize(page, name)));
      continue;
    }
    // What is faint shows in any size: where there is room, one scheme is enough but for the longer proof.
    const schemes = size === sizes[0] || effort > 1 ? (['light', 'dark'] as const) : (['dark'] as const);
    for (const colorScheme of schemes) {
      // Without motion: a colour on its way from one scheme to the other is none to judge.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // A bar that sticks to the top stays there in a picture of the whole page.
      if (fullPage) await page.evaluate(() => window.scrollTo(0, 0));
      const picture = `${name}-${size.width}-${colorScheme}`;
      await page.screenshot({ path: join('test-results', `${picture}.png`), fullPage, animations: 'disabled' });
      const found = await (size !== sizes[0] ? auditSizes : colorScheme === 'light' ? auditPage : auditColours)(page);
      wrong.push(...found.map((problem) => `${picture}: ${problem}`));
    }
  }
  return wrong;
}

async function lostBySize(page: Page, name: string): Promise<string[]> {
  const picture = `${name}-zoomed`;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.screenshot({ path: join('test-results', `${picture}.png`), animations: 'disabled' });
  const found = [...(await auditSizes(page)), ...(await auditReach(page))];
  return found.map((problem) => `${picture}: ${problem}`);
}
