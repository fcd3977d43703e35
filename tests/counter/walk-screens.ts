import type { Locator, Page } from 'playwright-core';
import type { WordsOf } from './words-of.ts';

/** One look at what stands on the page. */
export type Look = (name: string) => Promise<void>;

/**
 * Goes through the till's screens, panels and dialogs in any language, and looks at each once. It needs the demo shop with its day
 * open, a room with a table, and nobody who signs in.
 */
export async function walkScreens(page: Page, words: WordsOf, look: Look): Promise<void> {
  const { counter } = words;
  const tap = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true }).first().click();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const dialog = page.getByRole('dialog').last();
  const lookAt = async (name: string, what: Locator) => {
    await what.waitFor();
    await look(name);
  };
  const closed = async () => {
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const goTo = (screen: string) => page.evaluate((hash) => window.location.assign(hash), `#/${screen}`);
  const more = async (item: string) => {
    await page.locator('header [aria-haspopup=menu]').last().click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  const find = async (item: string) => {
    await page.locator('[data-search]').fill(item);
    return page.getByRole('list', { name: counter.grid.label }).getByRole('button', { name: item }).first();
  };

  await (await find('Pastrami')).click({ modifiers: ['Shift'] });
  await lookAt('choices', dialog);
  await closed();
  for (const item of ['Espresso', 'Sencha']) await (await find(item)).click();
  await page.locator('[data-search]').fill('');
  const lines = page.getByRole('list', { name: counter.order.lines }).getByRole('button');
  await lines.nth(1).waitFor();
  await look('counter');
  await tap(counter.order.menu);
  await lookAt('order-menu', page.getByRole('menu'));
  await press('Escape');
  await lines.first().click();
  await lookAt('line', dialog);
  await closed();
  await press('F4');
  await lookAt('discount', dialog);
  await closed();
  await press('F3');
  await lookAt('open-orders', dialog);
  await closed();
  await press('F1');
  await lookAt('help', dialog);
  await closed();
  await page.getByRole('heading', { level: 2 }).getByRole('button').click();
  await lookAt('order-details', dialog);
  await closed();

  await press('F9');
  await lookAt('payment', page.getByRole('button', { name: counter.payment.take }));
  await tap(counter.payment.split);
  await lookAt('split', page.getByText(counter.split.evenly, { exact: true }));
  for (const by of ['lines', 'amount'] as const) {
    await page.getByText(counter.split[by], { exact: true }).click();
    await look(`split-${by}`);
  }
  await press('Escape', 'F9');
  await page.getByRole('button', { name: counter.payment.exact }).first().click();
  await lookAt('settled', page.getByText(counter.settled.next));
  await press('F7');
  await lookAt('paper', dialog);
  await closed();
  await more(counter.day.close);
  await lookAt('close-day', dialog);
  await closed();

  await goTo('history');
  await page.getByRole('list', { name: words.history.list }).getByRole('button').first().click();
  await lookAt('history', page.getByRole('list', { name: words.history.story }));
  await tap(words.history.refund);
  await lookAt('refund', dialog);
  await closed();
  await tap(words.receipts.mail);
  await lookAt('mail', dialog);
  await closed();

  await press('F6');
  await lookAt('drawer-start', page.getByText(words.drawer.start.title));
  await page.getByText(words.drawer.start.count, { exact: true }).click();
  await lookAt('drawer-start-counted', page.getByText(words.drawer.count.coins, { exact: true }));
  await page.getByText(words.drawer.start.total, { exact: true }).click();
  await page.getByRole('button', { name: before(words.drawer.start.action) }).click();
  await lookAt('drawer', page.getByRole('button', { name: words.drawer.actions.close }));
  await tap(words.drawer.actions['paid-out']);
  await lookAt('paid-out', dialog);
  await closed();
  await tap(words.drawer.actions.noSale);
  await lookAt('no-sale', dialog);
  await closed();
  await tap(words.drawer.actions.x);
  await lookAt('x', page.getByRole('heading', { name: words.drawer.report.x }));
  await tap(words.drawer.report.back);
  await tap(words.drawer.actions.close);
  await lookAt('drawer-count', page.getByText(words.drawer.count.notes, { exact: true }));
  await tap(words.drawer.count.back);

  await goTo('floor');
  const table = page
    .getByRole('group', { name: before(words.floor.plan) })
    .getByRole('button')
    .first();
  await lookAt('floor', table);
  // It stands at the left of its room, in any language.
  const [of, at] = [await table.locator('..').boundingBox(), await table.boundingBox()];
  if (!of || !at || at.x - of.x > of.width / 2) throw new Error('the plan is mirrored');
  await table.click();
  await lookAt('seat', dialog);
  await closed();
  await goTo('menu-import');
  await lookAt('menu-import', page.getByRole('heading').first());
}

/** The settings, each section by its tab, and what is opened from it by its first way to add something. */
export async function walkSettings(page: Page, { settings }: WordsOf, look: Look): Promise<void> {
  const { sections } = settings;
  const parts = [
    'shop',
    'menu',
    'floor',
    'stations',
    'printers',
    'printJobs',
    'screens',
    'stock',
    'staff',
    'cloud',
  ] as const;
  await page.evaluate(() => window.location.assign('#/settings'));
  for (const part of parts) {
    await page.getByRole('tab', { name: sections[part], exact: true }).click();
    await page.getByRole('tabpanel').getByRole('heading').or(page.getByRole('tabpanel').locator('p')).first().waitFor();
    await look(`settings-${part}`);
  }
}

/** What a sentence says before the first place that it fills in. */
const before = (sentence: string): string => sentence.split('{{')[0] ?? '';
