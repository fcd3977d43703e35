import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asMinor } from '#shared/money/minor.ts';
import { asInstant } from '#shared/time/instant.ts';
import { findChromium } from '#support/find-chromium.ts';
import { auditFocus } from '#support/renderer/audit-focus.ts';
import { BUILT_PAGES } from '#support/renderer/built-pages.ts';
import { keptTabs } from '#support/renderer/kept-browser.ts';
import type { KeptTabs } from '#support/renderer/kept-tabs.ts';
import { type OfficeCloud, startOfficeCloud } from '#support/renderer/office-cloud.ts';
import { busyReport, cafe, chargedReport, kiosk, type OfficeData, officeData } from '#support/renderer/office-data.ts';
import { LAPTOP, PHONE, photograph, TABLET, ZOOMED } from '#support/renderer/photograph.ts';

describe.skipIf(!findChromium())('the owner’s page', () => {
  let tabs: KeptTabs;
  let port = 0;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    tabs = await keptTabs();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** A cloud with the café's day, and a page of it. */
  async function openOffice(
    change: (data: OfficeData) => void = () => {},
  ): Promise<{ cloud: OfficeCloud; page: Page; data: OfficeData }> {
    const data = officeData(asInstant(Date.now()));
    change(data);
    // Where the last test's was, if nobody is there: what a tab has read from there it need not read again.
    const cloud = await startOfficeCloud(BUILT_PAGES, data, closing.length === 0 ? port : 0);
    port ||= Number(new URL(cloud.origin).port);
    closing.push(async () => cloud[Symbol.asyncDispose]());
    const page = await tabs.open({ viewport: LAPTOP });
    closing.push(() => tabs.leave(page));
    await page.goto(cloud.origin);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    return { cloud, page, data };
  }

  async function signIn(page: Page, { owner }: OfficeData) {
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('£', { exact: false }).first().waitFor();
  }

  it('[OF1] signs in with the right password only, and keeps the session from scripts', async () => {
    const { page, data } = await openOffice();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const email = page.getByLabel('E-mail');
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(await email.evaluate((field) => document.activeElement === field)).toBe(true);
    await page.getByText('Enter your password.').waitFor();
    await email.fill(data.owner.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('is not right').waitFor();
    await signIn(page, data);
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('[OF2] says nothing of a demonstration that is none, and signs in to one by a tap', async () => {
    const real = await openOffice();
    expect(await real.page.getByText('demonstration').count()).toBe(0);
    const { page } = await openOffice((data) => {
      data.demo = true;
    });
    await page.getByText('owner@example.com').waitFor();
    await page.getByRole('button', { name: 'Sign in as the demo owner' }).click();
    await page.getByText('£1,326.75').first().waitFor();
  });

  it('[OF8] shows a sale by itself', async () => {
    const { page, cloud, data } = await openOffice();
    await signIn(page, data);
    await page.getByText('£1,326.75').first().waitFor();
    const report = busyReport(cafe, cafe.today);
    data.reports = [{ ...report, orders: 119, total: asMinor(report.total + 340) }];
    cloud.moved();
    await page.getByText('£1,330.15').first().waitFor();
    await page.getByText('119', { exact: true }).first().waitFor();
  });

  it('[OF9] keeps the numbers while the cloud is away, says from when they are, and comes back by itself', async () => {
    const { page, cloud, data } = await openOffice();
    await signIn(page, data);
    await page.getByText('£1,326.75').first().waitFor();
    cloud.goAway();
    await page.getByText('Reconnecting…').waitFor();
    await page.getByText(/^Today · Numbers from \d\d:\d\d$/).waitFor();
    expect(await page.getByText('£1,326.75').count()).toBeGreaterThan(0);
    data.reports = [{ ...busyReport(cafe, cafe.today), total: asMinor(140_000) }];
    cloud.comeBack();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('£1,400.00').first().waitFor();
  });

  it('[OF3] asks to sign in again when the session has ended', async () => {
    const { page, cloud, data } = await openOffice();
    await signIn(page, data);
    cloud.signEverybodyOut();
    cloud.moved();
    await page.getByText('You were signed out.').waitFor();
    await signIn(page, data);
    await page.getByText('£1,326.75').first().waitFor();
  });

  it('[OF4] goes through the days by keyboard, and a reload stays where it was', async () => {
    const { page, data } = await openOffice();
    await signIn(page, data);
    expect(await page.getByRole('button', { name: 'Next day' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Previous day' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thursday' }).waitFor();
    expect(new URL(page.url()).searchParams.get('date')).toBe('2026-06-18');
    await page.reload();
    await page.getByText('Yesterday').waitFor();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.getByRole('heading', { name: 'Friday' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('[OF7] says of a day without sales that there were none', async () => {
    const { page, data } = await openOffice();
    await signIn(page, data);
    await page.getByRole('button', { name: 'Previous day' }).click();
    await page.getByText('Nothing was sold on this day').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('[OF5] says every number of the chart in a table too', async () => {
    const { page, data } = await openOffice();
    await signIn(page, data);
    const rows = page.getByRole('table').first().getByRole('row');
    const totals = await rows.evaluateAll((all) => all.slice(1).map((row) => row.lastElementChild?.textContent));
    expect(totals).toContain('£233.51');
    const sum = totals.reduce((all, text) => all + Math.round(Number(text?.slice(1)) * 100), 0);
    expect(sum).toBe(132_675);
  });

  it('[OF40] [OF41] shows how the day adds up, and each till’s drawer', async () => {
    const { page, data } = await openOffice((all) => {
      all.reports = all.reports.map(chargedReport);
    });
    await signIn(page, data);
    const figuresIn = (name: string) =>
      page
        .getByRole('region', { name })
        .locator('dd')
        .evaluateAll((all) =>
          all.map(({ textContent }) => Math.round(Number(textContent?.replace(/[£,]/g, '')) * 100)),
        );
    await page.getByText('After what was given back').waitFor();
    const [items = 0, charge = 0, total, back = 0, left] = await figuresIn('How it adds up');
    expect([items, charge, back]).toEqual([132_675, 2_160, -895]);
    expect([items + charge, items + charge + back]).toEqual([total, left]);
    const figures = await figuresIn('Till A · Z 41');
    const [float = 0, paidOut = 0, dropped = 0, taken = 0, expected = 0, counted = 0, difference] = figures;
    expect([float + paidOut + dropped + taken, counted - expected]).toEqual([expected, difference]);
    await page.getByText('Counted blind · Wrong change at noon').waitFor();
    await page.getByText('Till B · still open').waitFor();
    await page.getByRole('button', { name: 'Previous day' }).click();
    await page.getByText('Nothing was sold on this day').waitFor();
    expect(await page.getByRole('heading', { name: 'Cash drawers' }).count()).toBe(0);
  });

  it('sorts items by any column', async () => {
    const { page, data } = await openOffice();
    await signIn(page, data);
    const first = page.getByRole('region', { name: 'By item' }).getByRole('rowheader').first();
    expect(await first.textContent()).toBe('Flat white');
    await page.getByRole('button', { name: 'Item', exact: true }).click();
    expect(await first.textContent()).toBe('Almond croissant');
    expect(await page.getByRole('columnheader', { name: 'Item' }).getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'Show all 14 items' }).click();
    expect(await page.getByRole('region', { name: 'By item' }).getByRole('rowheader').count()).toBe(14);
  });

  it('[OF4] goes to another shop and keeps it in the address', async () => {
    const { page, data } = await openOffice((all) => {
      all.shops = [cafe, kiosk];
      all.reports.push({ ...busyReport(kiosk, kiosk.today), total: asMinor(4_200) });
    });
    await signIn(page, data);
    await page.getByRole('combobox', { name: 'Shop' }).click();
    await page.getByRole('option', { name: 'Pier Kiosk' }).click();
    await page.getByText('£42.00').first().waitFor();
    await page.reload();
    await page.getByText('£42.00').first().waitFor();
  });

  it('[OF10] shows a pairing code until a till uses it', async () => {
    const { page, data } = await openOffice();
    await signIn(page, data);
    await page.getByRole('button', { name: 'Pair a till' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pair a till' });
    await dialog.getByText('K7QM-4XWD').waitFor();
    await dialog.getByText(/It works once, until \d\d:\d\d \(15 minutes left\)/).waitFor();
    const [counter] = data.tills;
    if (counter) data.tills = [...data.tills, { ...counter, id: kiosk.id as never, name: 'Bar', letter: 'C' }];
    await dialog.getByText('Bar is paired').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).last().click();
    await page.getByText('Till C').waitFor();
  });

  it('[OF19] locks a till out and lets it in again, asking first', async () => {
    const { page, data } = await openOffice();
    await signIn(page, data);
    const row = page.getByRole('listitem').filter({ hasText: 'Till A' });
    await row.getByText('Online').waitFor();
    await page.getByRole('button', { name: 'Actions for till A' }).click();
    await page.getByRole('menuitem', { name: 'Lock out…' }).click();
    const asking = page.getByRole('dialog', { name: 'Lock out till A?' });
    await asking.getByText('The cloud takes nothing more from Front counter.').waitFor();
    await asking.getByRole('button', { name: 'Cancel' }).last().click();
    await asking.waitFor({ state: 'hidden' });
    expect(data.tills[0]?.revokedAt).toBeNull();

    await page.getByRole('button', { name: 'Actions for till A' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Lock out…' }).focus();
    await page.keyboard.press('Enter');
    await asking.getByRole('button', { name: 'Lock out' }).click();
    await row.getByText(/^Locked out since /).waitFor();
    expect(await row.getByText('Online').count()).toBe(0);

    await page.getByRole('button', { name: 'Actions for till A' }).click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Let in again…']);
    await page.getByRole('menuitem').click();
    await page.getByRole('dialog', { name: 'Let till A in again?' }).getByRole('button', { name: 'Let in' }).click();
    await row.getByText('Online').waitFor();
  });

  it('[OF19] says why a till could not be locked out, and that nothing was changed', async () => {
    const { page, data, cloud } = await openOffice();
    await signIn(page, data);
    await page.getByRole('button', { name: 'Actions for till A' }).click();
    await page.getByRole('menuitem', { name: 'Lock out…' }).click();
    cloud.goAway();
    const asking = page.getByRole('dialog', { name: 'Lock out till A?' });
    await asking.getByRole('button', { name: 'Lock out' }).click();
    await asking.getByText('The cloud cannot be reached. Nothing was changed; try again.').waitFor();
    cloud.comeBack();
    await asking.getByRole('button', { name: 'Lock out' }).click();
    await page.getByText(/^Locked out since /).waitFor();
  });

  it('[OF20] says how much waits of a locked till, and admits it when the owner says so', async () => {
    const { page, data } = await openOffice(lockFirstTill);
    await signIn(page, data);
    const sentence = '1,204 entries wait, among them 86 sales of £1,023.40 together.';
    await page.getByText(sentence).waitFor();
    await page.getByRole('button', { name: 'Admit…' }).click();
    const asking = page.getByRole('dialog', { name: 'Admit what waits of till A?' });
    await asking.getByText(sentence).waitFor();
    await asking.getByRole('button', { name: 'Admit' }).click();
    await asking.waitFor({ state: 'hidden' });
    await page.getByText(sentence).waitFor({ state: 'hidden' });
  });

  it('[OF21] pairs a till in place of another, and says what becomes of that one', async () => {
    const { page, data } = await openOffice();
    await signIn(page, data);
    await page.getByRole('button', { name: 'Actions for till B' }).click();
    await page.getByRole('menuitem', { name: 'Replace by another till…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Replace till B' });
    await dialog.getByText('till B (Terrace) is locked out').waitFor();
    await dialog.getByText('K7QM-4XWD').waitFor();
    const [counter, terrace] = data.tills;
    expect(data.replacing).toBe(terrace?.id);
    if (!counter || !terrace) throw new Error('the café has two tills');
    const next = { ...counter, id: kiosk.id as never, name: 'New terrace', letter: 'C', inPlaceOf: 'B' };
    data.tills = [counter, { ...terrace, revokedAt: asInstant(Date.now()) }, next];
    await dialog.getByText('New terrace is paired').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).last().click();
    await page.getByText('Till C in place of till B').waitFor();
  });

  it('reads well in every size, light and dark', async () => {
    const { page, data, cloud } = await openOffice((all) => {
      all.demo = true;
      all.reports = all.reports.map(chargedReport);
    });
    const wrong: string[] = [];
    const look = async (name: string, fullPage = false) => {
      wrong.push(...(await photograph(page, `office/${name}`, { sizes: [PHONE, TABLET, LAPTOP, ZOOMED], fullPage })));
    };
    await look('sign-in');
    wrong.push(...(await auditFocus(page)));
    await signIn(page, data);
    await page.getByText('£1,326.75').first().waitFor();
    await look('day', true);
    wrong.push(...(await auditFocus(page)));
    await page.getByRole('button', { name: 'Pair a till' }).click();
    await page.getByText('K7QM-4XWD').waitFor();
    await look('pair');
    wrong.push(...(await auditFocus(page)));
    await page.keyboard.press('Escape');
    lockFirstTill(data);
    cloud.moved();
    await page.getByText(/entries wait/).waitFor();
    await look('locked', true);
    await page.getByRole('button', { name: 'Admit…' }).click();
    await page.getByRole('dialog', { name: 'Admit what waits of till A?' }).waitFor();
    await look('admit');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for till B' }).click();
    await page.getByRole('menuitem', { name: 'Lock out…' }).waitFor();
    await look('till-menu');
    await page.getByRole('menuitem', { name: 'Lock out…' }).click();
    await page.getByRole('dialog', { name: 'Lock out till B?' }).waitFor();
    await look('lock-out');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for till B' }).click();
    await page.getByRole('menuitem', { name: 'Replace by another till…' }).click();
    await page.getByText('K7QM-4XWD').waitFor();
    await look('replace');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Previous day' }).click();
    await page.getByText('Nothing was sold on this day').waitFor();
    await look('empty', true);
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await look('menu');
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(wrong).toEqual([]);
  }, 240_000);
});

/** The café's first till is locked out, and has sold on since. */
function lockFirstTill(data: OfficeData): void {
  const [counter, ...others] = data.tills;
  if (!counter) throw new Error('the café has no till');
  const waiting = { entries: 1_204, sales: 86, total: asMinor(102_340) };
  data.tills = [{ ...counter, revokedAt: asInstant(Date.now() - 50 * 60_000), waiting }, ...others];
}
