import { describe, expect, it } from 'vitest';
import { finishRecovery, insertRecovery, readUnseen } from '#main/backup/recoveries.ts';
import type { SyncStatus } from '#shared/contract/till-state.ts';
import { asInstant } from '#shared/time/instant.ts';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET, ZOOMED } from '#support/renderer/photograph.ts';
import { counterOnScreen } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('a till whose file was recovered', () => {
  const counter = counterOnScreen();

  it('[B31] says what happened and where that is written, until a person has seen it', async () => {
    const { db } = counter.till().engine.engine.till;
    const lost = [{ segment: newId<never>(), from: 1_200, to: 4_119 }];
    const report = 'set-aside/20261121T103000Z/what-was-recovered.txt';
    insertRecovery(db, { kind: 'recovered', at: asInstant(Date.now()), report, lost });
    const page = await counter.openCounter();
    await page.getByText('2,920 entries are missing so far').waitFor();
    expect(await photograph(page, 'counter/recovery', { sizes: [TABLET, LAPTOP, ZOOMED] })).toEqual([]);
    await page.getByText(report).waitFor();
    finishRecovery(db, 1, 2_915, 5);
    counter.till().engine.engine.till.publish({ kind: 'recovery', recovery: readUnseen(db) });
    await page.getByText('The cloud gave back 2,915 entries. 5 entries are lost.').waitFor();
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    await dismiss.focus();
    await page.keyboard.press('Enter');
    await page.getByText(report).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Settings' }).waitFor();
    expect(await page.getByText(report).count()).toBe(0);
  });

  it('[PU14] says in the settings how much of its past has come, and when all has', async () => {
    const page = await counter.openCounter();
    const { till } = counter.till().engine.engine;
    const idle = { cloud: 'https://cloud.example', pending: 0, sent: 80, progress: null, lastExchangeAt: null };
    const show = (history: SyncStatus['history']) =>
      till.publish({ kind: 'sync', sync: { ...idle, state: 'up-to-date', problem: null, history } });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Cloud' }).click();
    show({ read: 1_200, of: 4_800, isComplete: false });
    await page.getByText('1,200 of 4,800 entries have come').waitFor();
    expect(await photograph(page, 'counter/history', { sizes: [TABLET, LAPTOP, ZOOMED] })).toEqual([]);
    show({ read: 4_800, of: 4_800, isComplete: true });
    await page.getByText('All 4,800 entries have come').waitFor();
  });
});
