import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { newId, openDay, openOrder } from '#support/engine.ts';
import { textOf } from '#support/escpos-text.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

/** Nobody listens there: the cloud of this till cannot be reached. */
const NO_CLOUD = 'http://127.0.0.1:9';

/** As long as a busy machine may take. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000 });

describe.skipIf(!findChromium())('the settings on the screen', () => {
  let till: TillOnScreen;
  let page: Page;
  let printer: TcpPrinter;

  beforeAll(async () => {
    printer = await startTcpPrinter();
    till = await startTillOnScreen(demoChanges, { cloudUrl: NO_CLOUD });
    await openDay(till.engine);
  });
  afterEach(async () => {
    await till?.leave(page);
  });
  afterAll(async () => {
    await till?.[Symbol.asyncDispose]();
    await printer?.close();
  });

  async function openSettings(section: string) {
    page = await till.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: section }).click();
    await page.getByRole('heading', { name: section, exact: true }).waitFor();
  }
  const settings = async () => (await till.engine.client.till.state()).settings;
  const changeShop = async (set: { receiptFooter: string }) => {
    const { id } = (await settings()).shop;
    await till.engine.client.settings.change({ commandId: newId<string>(), changes: [{ noun: 'shop', id, set }] });
  };
  /** Sends one item that is made in the kitchen. */
  async function sendToKitchen() {
    const { catalog } = await till.engine.client.catalog.get();
    const { stations } = await settings();
    const kitchen = stations.find(({ name }) => name === 'Kitchen')?.id;
    const made = catalog.categories.filter(({ stationIds }) => kitchen && stationIds.includes(kitchen));
    const item = catalog.items.find(
      ({ categoryId, price, modifierGroupIds }) =>
        price !== null && modifierGroupIds.length === 0 && made.some(({ id }) => id === categoryId),
    );
    const order = await openOrder(till.engine, item?.id ?? '');
    await till.engine.client.orders.send({
      ...{ commandId: newId<string>(), orderId: order.id, sendId: newId<string>() },
      expectedVersion: order.version,
    });
    return order.number;
  }

  /** Asks the printer of a dialog how it stands, and has it print a test page, before it is saved. */
  async function tryOut(dialog: Locator) {
    printer.behave('cover-open');
    await dialog.getByRole('button', { name: 'Check this address' }).click();
    await dialog.getByText('The printer answers, and its cover is open.').waitFor();
    expect(await photograph(page, 'settings/printer-check', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    printer.behave('print');
    await dialog.getByRole('button', { name: 'Print a test page' }).click();
    await dialog.getByText('The test page was printed.').waitFor();
    expect(textOf(printer.slips()[0])).toMatch(/TEST PAGE[\s\S]*Grill[\s\S]*Prints: Kitchen/);
    expect((await settings()).printers.some(({ name }) => name === 'Grill')).toBe(false);
  }

  it('[OF15] saves the name alone, and keeps the footer that another screen changed meanwhile', async () => {
    await openSettings('Shop');
    const name = page.getByLabel('Name of the shop');
    await name.fill('Café Abendrot');
    await changeShop({ receiptFooter: 'Come again' });
    await eventually(async () => expect(await page.getByLabel('Below the receipt').inputValue()).toBe('Come again'));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect((await settings()).shop).toMatchObject({ name: 'Café Abendrot', receiptFooter: 'Come again' });
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  it('[OF31] rounds cash, and charges for the service by itself or where somebody says so', async () => {
    await openSettings('Shop');
    await page.getByRole('radio', { name: 'To €0.05' }).check();
    await page.getByRole('switch', { name: 'Charge for the service' }).press('Space');
    const name = page.getByLabel('What it is called on the receipt');
    await name.fill(' ');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Enter a name.').waitFor();
    await name.fill('Service');
    await page.getByLabel('Of what the lines come to').fill('12.5');
    await page.getByLabel('By itself from a party of').fill('');
    await name.scrollIntoViewIfNeeded();
    expect(await photograph(page, 'settings/service-charge', { sizes: [TABLET] })).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect((await settings()).shop).toMatchObject({
      cashRounding: 5,
      serviceCharge: { name: 'Service', rate: 125_000, minCovers: null, taxIds: [] },
    });
    await page.getByRole('switch', { name: 'Charge for the service' }).press('Space');
    await page.getByRole('button', { name: 'Save' }).click();
    await eventually(async () => expect((await settings()).shop.serviceCharge).toBeNull());
  });

  it('[U61] keeps the shop’s own list of allergies, sorted by keys too, which the counter offers', {
    timeout: 60_000,
  }, async () => {
    await openSettings('Shop');
    await page.getByLabel('Allergy 2', { exact: true }).fill('Dairy');
    await page.getByLabel('Offer Lupin').uncheck();
    await page.getByRole('button', { name: 'Remove Sulphites' }).click();
    await page.getByRole('button', { name: 'Add an allergy' }).click();
    await page.getByLabel('Allergy 14', { exact: true }).fill('dairy');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Two allergies have the same name.').waitFor();
    await page.getByLabel('Allergy 14', { exact: true }).fill('Kiwi');
    await page.getByRole('button', { name: 'Move Dairy', exact: true }).press('ArrowUp');
    expect(await photograph(page, 'settings/allergies', { sizes: [TABLET] })).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { allergens } = (await settings()).shop;
    expect(allergens?.slice(0, 3).map(({ name }) => name)).toEqual(['Dairy', 'Gluten', 'Eggs']);
    expect(allergens?.slice(-2)).toEqual([
      { name: 'Lupin', hidden: true },
      { name: 'Kiwi', hidden: false },
    ]);
    await page.getByRole('button', { name: 'Counter' }).click();
    await page.getByRole('button', { name: /^Sencha/ }).click();
    await page
      .getByRole('list', { name: 'Lines of the order' })
      .getByRole('button', { name: /Sencha/ })
      .click();
    const line = page.getByRole('dialog', { name: /Sencha/ });
    await line.getByRole('button', { name: 'Allergies' }).click();
    const offered = await line.getByRole('group', { name: 'Allergies' }).getByRole('button').allTextContents();
    expect(offered.slice(1, 3)).toEqual(['Dairy', 'Gluten']);
    expect(offered).toContain('Kiwi');
    expect(offered).not.toContain('Lupin');
  });

  it('[OF16] says at the field what is wrong, leads there, and sends nothing', async () => {
    await openSettings('Shop');
    const before = await settings();
    const name = page.getByLabel('Name of the shop');
    await name.fill(' ');
    await page.getByLabel('Below the receipt').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator(':focus[aria-invalid="true"]').waitFor();
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    const told = await name.getAttribute('aria-describedby');
    expect(await page.locator(`#${told?.split(' ')[0]?.replaceAll(':', '\\:')}`).textContent()).toBe('Enter a name.');
    expect(await settings()).toEqual(before);
  });

  it('[OF18] keeps what was typed while somebody looks at the counter', async () => {
    await openSettings('Shop');
    await page.getByLabel('Above the receipt').fill('Half a thought');
    await page.getByRole('button', { name: 'Counter' }).click();
    await page.getByRole('button', { name: 'Settings' }).click();
    expect(await page.getByLabel('Above the receipt').inputValue()).toBe('Half a thought');
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await page.getByLabel('Above the receipt').inputValue()).toContain('Beispielplatz');
  });

  it('[OF17] [P70] [P75] [P76] sets up a network printer that then prints, and prints again what failed', {
    timeout: 90_000,
  }, async () => {
    await openSettings('Printers');
    await page.getByRole('button', { name: 'Edit Kitchen' }).click();
    await page.getByRole('dialog').getByRole('checkbox', { name: 'Kitchen' }).click();
    const left = 'Kitchen · No printer of its own: prints on Receipts, where receipts do';
    await page.getByRole('status').filter({ hasText: 'Once this is saved' }).getByText(left).waitFor();
    expect(await photograph(page, 'settings/station-left-dialog', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove Kitchen' }).click();
    await page.getByRole('dialog').getByText(left).waitFor();
    expect(await photograph(page, 'settings/station-left', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await page.getByRole('button', { name: 'Remove the printer' }).click();
    await page.getByRole('note').getByText(left).waitFor();
    await page.getByRole('button', { name: 'Add a printer' }).click();
    const dialog = page.getByRole('dialog', { name: 'New printer' });
    await dialog.getByLabel('Name').fill('Grill');
    await dialog.getByText('USB or serial', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Device' }).fill('lp0');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Enter a device such as').waitFor();
    expect(await photograph(page, 'settings/printer-device', { sizes: [TABLET] })).toEqual([]);
    await dialog.getByText('Print queue', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Queue' }).fill('two words');
    await dialog.getByText('Enter the name of a print queue').waitFor();
    await dialog.getByText('Network', { exact: true }).click();
    const address = dialog.getByRole('textbox', { name: 'Address' });
    await address.fill('the grill');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Enter an address such as').waitFor();
    await address.fill(`127.0.0.1:${printer.port}`);
    await dialog.getByRole('checkbox', { name: 'Kitchen' }).click();
    await tryOut(dialog);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`127.0.0.1:${printer.port} · Kitchen`).waitFor();

    printer.behave('out-of-paper');
    const before = printer.slips().length;
    const number = await sendToKitchen();
    await page.getByRole('tab', { name: 'Print jobs' }).click();
    const job = page.getByRole('listitem').filter({ hasText: `Ticket ${number} for Kitchen` });
    await job.getByText('Waiting').waitFor();
    await job.getByText('The printer is out of paper.').waitFor();
    expect(await photograph(page, 'settings/print-job-waiting', { sizes: [TABLET] })).toEqual([]);
    await job.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('It is being printed again.').waitFor();
    printer.behave('print');
    await job.getByText('Printed', { exact: true }).waitFor();
    await printer.until(() => printer.slips().length > before);
    expect(await job.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  it('[P56] [P57] [P58] pauses a printer, prints elsewhere what waits, and asks why a slip is not to be printed', async () => {
    await openSettings('Print jobs');
    const wrong: string[] = [];
    const look = async (name: string) => {
      wrong.push(...(await photograph(page, `settings/${name}`, { sizes: [TABLET, LAPTOP] })));
    };
    await page.getByRole('button', { name: 'Pause Grill' }).click();
    await page.getByText('Grill is paused.').waitFor();
    const before = printer.slips().length;
    const number = await sendToKitchen();
    printer.behave('out-of-paper');
    await page.getByRole('button', { name: 'Let Grill go on' }).click();
    const job = page.getByRole('listitem').filter({ hasText: `Ticket ${number} for Kitchen` });
    await job.getByText('Waiting').waitFor();
    expect(printer.slips()).toHaveLength(before);
    await look('print-queues');
    await job.getByRole('button', { name: 'Do not print' }).click();
    const asks = page.getByRole('dialog', { name: 'Do not print “Ticket' });
    await page.keyboard.press('Enter');
    await asks.getByText('Say why.').waitFor();
    await asks.getByLabel('Why').fill('The guest left');
    await look('print-job-cancel');
    await page.keyboard.press('Enter');
    await job.getByText('Not to be printed: The guest left').waitFor();
    await job.getByRole('button', { name: 'Try again' }).click();
    await job.getByText('Waiting').waitFor();
    await page.getByRole('button', { name: 'Print elsewhere what waits at Grill' }).click();
    await page.getByRole('dialog', { name: 'Print elsewhere what waits at Grill?' }).waitFor();
    await look('print-elsewhere');
    await page.getByRole('button', { name: 'Print it there' }).click();
    await job.getByText(' in place of Grill').waitFor();
    await job.getByText('Printed', { exact: true }).waitFor();
    printer.behave('print');
    expect(wrong).toEqual([]);
  }, 90_000);

  it('[K9] adds, renames and removes a station, and lets it put orders together', async () => {
    await openSettings('Stations');
    await page.getByRole('button', { name: 'Add a station' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Terrace');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Edit Terrace' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Garden');
    await page.getByRole('dialog').getByRole('switch', { name: 'Puts orders together' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Puts orders together (expo) · No printer').waitFor();
    expect((await settings()).stations).toContainEqual(expect.objectContaining({ name: 'Garden', kind: 'expo' }));
    await page.getByRole('button', { name: 'Remove Garden' }).click();
    await page.getByRole('button', { name: 'Remove the station' }).click();
    await eventually(async () =>
      expect((await settings()).stations.map(({ name }) => name)).toEqual(['Bar', 'Kitchen']),
    );
  });

  it('[SF2] [SF4] [SF5] adds, renames, archives and erases somebody, by keyboard too, and reads well', async () => {
    await openSettings('Staff');
    const staff = async () =>
      (await till.engine.client.staff.list()).staff.map(({ name, archived }) => [name, archived]);
    const wrong: string[] = [];
    const look = async (name: string) => {
      wrong.push(...(await photograph(page, `settings/${name}`, { sizes: [TABLET, LAPTOP] })));
    };
    await page.getByText('Nobody yet.').waitFor();
    await look('staff-nobody');
    for (const name of ['  Ada  Lovelace ', 'Bo', 'Cleo with a name that is as long as a name may be, and no long']) {
      await page.getByRole('button', { name: 'Add somebody' }).click();
      await page.getByRole('dialog', { name: 'Somebody new' }).getByLabel('Name').fill(name);
      await page.keyboard.press('Enter');
      if (name.length > 60) await look('staff-dialog');
      if (name.length > 60) await page.getByText('A name can have at most 60 characters.').waitFor();
      if (name.length > 60) await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.getByRole('button', { name: 'Change Bo' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Boris');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Archive Boris' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Archived: works here no more').waitFor();
    await eventually(async () =>
      expect(await staff()).toEqual([
        ['Ada Lovelace', false],
        ['Boris', true],
      ]),
    );
    await look('staff');
    await page.getByRole('button', { name: 'Bring Boris back' }).click();
    await page.getByRole('button', { name: 'Erase Boris' }).click();
    const asks = page.getByRole('dialog', { name: 'Erase Boris?' });
    await asks.getByText('cannot be brought back').waitFor();
    await look('staff-erase');
    await page.keyboard.press('Escape');
    await asks.waitFor({ state: 'hidden' });
    expect(await staff()).toHaveLength(2);
    await page.getByRole('button', { name: 'Erase Boris' }).click();
    await asks.getByRole('button', { name: 'Erase the name' }).click();
    await page.getByText('Boris', { exact: true }).waitFor({ state: 'hidden' });
    expect(await staff()).toEqual([['Ada Lovelace', false]]);
    expect(wrong).toEqual([]);
  }, 120_000);

  it('sends a category to the stations that are ticked, and shows what another screen ticked after', async () => {
    await openSettings('Stations');
    const coffee = (await till.engine.client.catalog.get()).catalog.categories.find(({ name }) => name === 'Coffee');
    const row = page.getByRole('listitem').filter({ hasText: 'Coffee' });
    await row.getByRole('checkbox', { name: 'Kitchen' }).check();
    const stationIds = async () =>
      (await till.engine.client.catalog.get()).catalog.categories.find(({ id }) => id === coffee?.id)?.stationIds;
    await eventually(async () => expect(await stationIds()).toHaveLength(2));
    await till.engine.client.catalog.change({
      commandId: newId<string>(),
      changes: [{ noun: 'category', id: coffee?.id ?? '', set: { stationIds: [] } }],
    });
    await eventually(async () => expect(await row.getByRole('checkbox', { checked: true }).count()).toBe(0));
  });

  it('[OF16] says in the engine’s words why a till could not be paired', async () => {
    await openSettings('Cloud');
    await page.getByText('Not paired yet').waitFor();
    await page.getByRole('button', { name: 'Pair', exact: true }).click();
    await page.getByText('Enter the code from the owner’s page.').waitFor();
    await page.getByLabel('Pairing code').fill('abcd-1234');
    expect(await page.getByLabel('Pairing code').inputValue()).toBe('ABCD-1234');
    await page.keyboard.press('Enter');
    await page.getByText('The cloud cannot be reached right now.').waitFor();
  });

  it('reads well in every size, light and dark', async () => {
    await openSettings('Shop');
    const wrong: string[] = [];
    const look = async (name: string) => {
      wrong.push(...(await photograph(page, `settings/${name}`, { sizes: [TABLET, LAPTOP] })));
    };
    await page.getByLabel('Name of the shop').fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await look('shop');
    await page.getByRole('button', { name: 'Discard' }).click();
    for (const section of ['Stations', 'Printers', 'Print jobs', 'Cloud']) {
      await page.getByRole('tab', { name: section }).click();
      await look(section.toLowerCase().replace(' ', '-'));
    }
    await page.getByRole('tab', { name: 'Printers' }).click();
    await page.getByRole('button', { name: 'Add a printer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await look('printer-dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Stations' }).click();
    await page.getByRole('button', { name: 'Remove Bar' }).click();
    await look('remove-dialog');
    expect(wrong).toEqual([]);
  }, 120_000);
});
