import { describe, expect, it } from 'vitest';
import { markAlertSeen, openAlert, readPrintAlerts, setInstead } from '#main/printing/print-alerts.ts';
import { asInstant } from '#shared/time/instant.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET, ZOOMED } from '#support/renderer/photograph.ts';
import { counterOnScreen } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('what is wrong with a printer', () => {
  const counter = counterOnScreen();

  it('[P64] stands over the counter and the settings until it is over or somebody has seen it', async () => {
    const { till } = counter.till().engine.engine;
    const publish = () => till.publish({ kind: 'print-alerts', alerts: readPrintAlerts(till.db) });
    const [bar, kitchen, receipts] = ['Bar', 'Kitchen', 'Receipts'].map(
      (name) => till.settings.printers.find((printer) => printer.name === name)?.id as never,
    );
    const page = await counter.openCounter();
    const alert = (name: string) => page.getByRole('alert').filter({ hasText: name });
    openAlert(till.db, kitchen as never, 'dead', 'offline', asInstant(1));
    setInstead(till.db, kitchen as never, bar as never);
    openAlert(till.db, bar as never, 'waits', 'paper-out', asInstant(2));
    openAlert(till.db, receipts as never, 'failed', 'interrupted', asInstant(3));
    publish();
    await alert('Kitchen does not answer').getByText('Its tickets come out on Bar.').waitFor();
    await alert('Bar is out of paper').waitFor();
    await alert('A slip was not printed on Receipts').waitFor();
    expect(await photograph(page, 'counter/print-alerts', { sizes: [TABLET, LAPTOP, ZOOMED] })).toEqual([]);
    await page.getByRole('button', { name: 'Settings' }).click();
    await alert('Kitchen does not answer').waitFor();
    markAlertSeen(till.db, receipts as never, 'failed', asInstant(4));
    publish();
    await alert('Receipts').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'I have seen it: Kitchen' }).focus();
    await page.keyboard.press('Enter');
    await alert('Kitchen').waitFor({ state: 'detached' });
    await page.reload();
    await alert('Bar is out of paper').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
  });

  it('[P91] a text of receipts that cannot be filled in is told of until it is mended or was seen', async () => {
    const { till } = counter.till().engine.engine;
    const show = (receiptFooter: string) => {
      const shop = { ...till.settings.shop, receiptFooter };
      till.publish({ kind: 'settings', settings: { ...till.settings, shop } });
    };
    const page = await counter.openCounter();
    const alert = page.getByRole('alert').filter({ hasText: 'it cannot be filled in' });
    show('Bye {{nme}}');
    await alert.getByText('Receipts say “{{nme}}” as it stands').waitFor();
    expect(await photograph(page, 'counter/receipt-text', { sizes: [TABLET, LAPTOP, ZOOMED] })).toEqual([]);
    show('Bye {{shop}}');
    await alert.waitFor({ state: 'detached' });
    show('Bye {{nme}}');
    await page.getByRole('button', { name: 'I have seen it: the text of receipts' }).click();
    await alert.waitFor({ state: 'detached' });
    show('Bye {{nme');
    await alert.waitFor();
  });
});
