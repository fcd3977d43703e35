import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { keepScreenDoor, type ScreenDoor } from '#main/station/screen-door.ts';
import { NOT_LET_IN } from '#shared/contract/not-let-in.ts';
import { openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';
import { dial, endOf, tryCode, urlOf } from '#support/screen-door.ts';

describe.skipIf(!findChromium())('kitchen screens in the settings', () => {
  let till: TillOnScreen;
  let door: ScreenDoor;
  let page: Page;
  /** Takes the port that the door wants. */
  const other = createServer();

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
    other.listen(0, '0.0.0.0');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    door = keepScreenDoor({
      ...{ engine: till.engine.engine, port, rendererDirectory: tmpdir(), log: pino({ level: 'silent' }) },
    });
  });
  afterEach(() => till?.leave(page));
  afterAll(async () => {
    other.close();
    await door?.close();
    await till?.[Symbol.asyncDispose]();
  });

  async function openSection(name: string): Promise<void> {
    page = await till.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name }).click();
  }
  const stationNamed = async (name: string) =>
    (await till.engine.client.till.state()).settings.stations.find((station) => station.name === name);

  it('[ST11] [ST14] [ST17] lets screens in, one by a code, and takes it out again', { timeout: 90_000 }, async () => {
    await openSection('Kitchen screens');
    const isOn = page.getByRole('switch', { name: 'Let kitchen screens in' });
    await isOn.click();
    await page.getByRole('alert').filter({ hasText: 'is taken by another program' }).waitFor();
    expect(await photograph(page, 'settings/screens-port-taken', { sizes: [TABLET] })).toEqual([]);
    other.close();
    await isOn.click();
    await page.getByRole('button', { name: 'Add a screen' }).waitFor({ state: 'detached' });
    await isOn.click();
    await page.getByRole('button', { name: 'Add a screen' }).click();
    const dialog = page.getByRole('dialog', { name: 'New screen' });
    await dialog.getByRole('button', { name: 'Show the code' }).click();
    await dialog.getByText('Enter a name.').waitFor();
    await dialog.getByLabel('Name').fill('Grill tablet');
    await dialog.getByRole('checkbox', { name: 'Kitchen' }).click();
    expect(await photograph(page, 'settings/screens-new', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await dialog.getByRole('button', { name: 'Show the code' }).click();
    const code = dialog.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/);
    await dialog.getByText('Waiting for the screen').waitFor();
    expect(await photograph(page, 'settings/screens-code', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    const url = await urlOf(till.engine);
    const answer = await tryCode(url, (await code.textContent()) ?? '');
    expect(answer.status).toBe(204);
    await dialog.getByText('The screen is in.').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Grill tablet' });
    await row.getByText('Kitchen · never connected').waitFor();
    const socket = dial(url, { cookie: answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '' });
    const ended = endOf(socket);
    await row.getByText('Kitchen · connected').waitFor();
    expect(await photograph(page, 'settings/screens', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await row.getByRole('button', { name: 'Remove Grill tablet' }).click();
    await page.getByRole('button', { name: 'Remove the screen' }).click();
    await page.getByText('No screen yet.').waitFor();
    expect(await ended).toBe(NOT_LET_IN);
  });

  it('[K20] [K26] a station is read on screens, and every page says while no screen shows it', {
    timeout: 90_000,
  }, async () => {
    await openSection('Stations');
    await page.getByRole('button', { name: 'Edit Kitchen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit Kitchen' });
    await dialog.getByText('Screens', { exact: true }).click();
    await dialog.getByText('What is sent while no screen shows this station is printed.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const kitchen = await stationNamed('Kitchen');
    expect(kitchen).toMatchObject({ shows: 'screen' });
    await page.getByRole('listitem').filter({ hasText: 'On screens' }).waitFor();
    const alert = page.getByRole('alert').filter({ hasText: 'No screen shows Kitchen' });
    await alert.waitFor();
    expect(await photograph(page, 'settings/station-on-screens', { sizes: [TABLET] })).toEqual([]);
    await page.reload();
    await alert.waitFor();
    const screen = { id: till.engine.engine.till.newId(), name: 'Pass', role: { kind: 'kitchen', stationIds: [] } };
    const leave = till.engine.engine.till.screens.connect(screen as never, () => leave());
    await alert.waitFor({ state: 'detached' });
    leave();
    await alert.waitFor();
  });
});
