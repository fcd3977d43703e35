import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { auditPage } from './audit-page.ts';

/**
 * Takes a picture of a page as it now stands, for people to look at, and answers what is wrong with it; see auditPage.
 * `name` is the picture's path below test-results, without its ending.
 */
export async function photograph(page: Page, name: string, fullPage = false): Promise<string[]> {
  const path = join('test-results', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage, animations: 'disabled' });
  return (await auditPage(page)).map((problem) => `${name}: ${problem}`);
}
