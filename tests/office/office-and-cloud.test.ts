import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { findChromium } from '#support/find-chromium.ts';
import { TODAY } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { BUILT_PAGES } from '#support/renderer/built-pages.ts';
import { keptTabs } from '#support/renderer/kept-browser.ts';
import { photograph, TABLET } from '#support/renderer/photograph.ts';
import { pushRowsText } from '#support/rows.ts';
import { askShape } from '#support/shapes.ts';
import { TillJournal } from '#support/till-journal.ts';

describe.skipIf(!findChromium())('the owner’s page of a real cloud', () => {
  let postgres: TestPostgres;
  let cloud: TestCloud;
  let till: PairedTill;
  let page: Page;

  beforeAll(async () => {
    postgres = await startTestPostgres();
    cloud = await startTestCloud(postgres, { rendererDirectory: BUILT_PAGES });
    till = await pairTill(cloud);
    page = await (await keptTabs()).open({ viewport: TABLET });
    await page.goto(`${cloud.url}/?date=${TODAY}`);
  });
  afterAll(async () => {
    await (await keptTabs()).leave(page);
    await cloud?.close();
    await postgres?.stop();
  });

  const signIn = async (password: string) => {
    await page.getByLabel('E-mail').fill(cloud.owner.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const figure = (name: string) => page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]');

  it('[OF1] [OF2] signs in with the right password only, and names no credentials', async () => {
    expect(await page.getByText('demonstration').count()).toBe(0);
    await signIn('not the right password');
    await page.getByRole('alert').getByText('is not right').waitFor();
    await signIn(cloud.owner.password);
    await page.getByText('Corner café').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('heading', { name: /^Nothing/ }).waitFor();
  });

  it('[OF8] shows a sale that a till sends, and the next one, by itself', async () => {
    till.journal.sell([0, 1, 3]);
    expect((await till.push()).status).toBe(200);
    await page.getByText('€13.73').first().waitFor();
    till.journal.sell([0], { number: 'A-002' });
    expect((await till.push()).status).toBe(200);
    await page.getByText('€20.23').first().waitFor();
    expect(await figure('Orders').textContent()).toBe('2');
    expect(await figure('Average order').textContent()).toBe('€10.12');
    const items = page.getByRole('region', { name: 'By item' }).getByRole('rowheader');
    expect(await items.allTextContents()).toEqual(['Cheese toast', 'Apple cake', 'Lemonade']);
    await page.getByRole('row', { name: 'Cash 2 €20.23' }).waitFor();
  });

  it('shows what looked wrong in the cloud’s words', async () => {
    till.journal.record({ type: 'order.garnished', v: 1, payload: {} });
    expect((await till.push()).status).toBe(200);
    await page.getByText('cannot read “order.garnished”, of which it has 1').waitFor();
    // Nothing of these is taken: the page hears of them all the same.
    await askShape(cloud, till.token, 'table=record&log=full&offset=-1&where=true');
    await page.getByText('Till A asked for data that tills are not handed.').waitFor();
    await pushRowsText(cloud, till.token, `{${' '.repeat(9_000_000)}`);
    await page.getByText('Till A sent more at once than the cloud takes.').waitFor();
  });

  it('[OF10] shows a code that pairs a till, and says which', async () => {
    await page.getByRole('button', { name: 'Pair a till' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pair a till' });
    const code = await dialog.getByRole('status').textContent();
    const device = new TillJournal();
    await cloud.client().sync.redeem({ code: code ?? '', deviceId: device.device, deviceName: 'Terrace' });
    await dialog.getByText('Terrace is paired').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).last().click();
    await page.getByText('Till B').waitFor();
    expect(await photograph(page, 'office/real-cloud', { sizes: [TABLET], fullPage: true })).toEqual([]);
  });

  it('[OF9] is live again by itself after the cloud was away', async () => {
    const { adminUrl, owner, url } = cloud;
    await cloud.close();
    await page.getByText(/Reconnecting…/).waitFor();
    expect(await page.getByText('€20.23').count()).toBeGreaterThan(0);
    const port = Number(new URL(url).port);
    cloud = await startTestCloud(postgres, { adminUrl, owner, port, rendererDirectory: BUILT_PAGES });
    till.journal.sell([1], { number: 'A-003' });
    expect((await till.push(till.journal.push(), cloud)).status).toBe(200);
    await page.getByText('€24.13').first().waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
  });

  it('[OF3] signs out, and a session that the cloud no longer knows leads back to signing in', async () => {
    const context = page.context();
    await context.clearCookies();
    till.journal.sell([1], { number: 'A-004' });
    await till.push(till.journal.push(), cloud);
    await page.getByText('You were signed out.').waitFor();
    await signIn(cloud.owner.password);
    await page.getByText('€28.03').first().waitFor();
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});
