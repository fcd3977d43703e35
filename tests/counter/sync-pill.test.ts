import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#shared/contract/till-state.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { counterOnScreen } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('how the till stands with its cloud', () => {
  const counter = counterOnScreen();
  const show = (sync: Partial<SyncStatus>) => {
    const { till } = counter.till().engine.engine;
    const idle = { cloud: 'https://cloud.example', pending: 0, sent: 0, progress: null, history: null };
    till.publish({
      kind: 'sync',
      sync: { ...idle, state: 'up-to-date', lastExchangeAt: null, problem: null, ...sync },
    });
  };

  it('[SY21] says how much of a backlog has gone up', async () => {
    const page = await counter.openCounter();
    show({ state: 'sending', pending: 3_808, sent: 312, progress: { done: 312, of: 4_120 } });
    await page.getByRole('button', { name: '312 of 4,120 sent' }).waitFor();
    expect(await photograph(page, 'counter/sync-backlog', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    show({ state: 'sending', pending: 2, sent: 4_120 });
    await page.getByRole('button', { name: 'Sending 2' }).waitFor();
  });

  it('[SY19] says that the owner has locked the till out, and that selling goes on', async () => {
    const page = await counter.openCounter();
    show({ state: 'revoked', pending: 12, sent: 80, problem: 'The owner has locked this till out of the cloud.' });
    await page.getByRole('button', { name: 'Locked out' }).hover();
    await page.getByRole('tooltip').getByText('Selling goes on').waitFor();
    expect(await photograph(page, 'counter/sync-locked-out', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Cloud' }).click();
    await page.getByRole('status').getByText('Locked out by the owner').waitFor();
    await page.getByRole('heading', { name: 'Pair this till' }).waitFor();
    expect(await photograph(page, 'settings/locked-out', { sizes: [TABLET, LAPTOP] })).toEqual([]);
  });
});
