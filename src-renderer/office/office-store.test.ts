import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asMinor } from '#shared/money/minor.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { asInstant } from '#shared/time/instant.ts';
import { officeClientOf } from '#support/renderer/office-cloud.ts';
import { busyReport, cafe, kiosk, type OfficeData, officeData } from '#support/renderer/office-data.ts';
import type { OfficeClient } from './office-client.ts';
import { createOfficeStore, type OfficeStore, shownDate, shownReport } from './office-store.ts';

/** As long as a busy machine may take. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

const NOW = asInstant(1_781_870_400_000);
const YESTERDAY = '2026-06-18' as BusinessDate;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A page's store over a cloud's answers. `before` runs ahead of each. It waits only a moment, or for ever. */
function openPage(change: (data: OfficeData) => void = () => {}) {
  const data = officeData(NOW);
  change(data);
  const cloud = officeClientOf(data);
  const page = {
    data,
    cloud,
    before: (_question: string, _input: unknown): unknown => undefined,
    signedOut: 0,
    start: (at: Parameters<OfficeStore['start']>[0] = { shopId: null, date: null }) => stops.push(office.start(at)),
  };
  const client = new Proxy(cloud.office, {
    get:
      (answers, question: keyof OfficeClient) =>
      async (...args: [never, never]) => {
        await page.before(question, args[0]);
        return answers[question](...args);
      },
  });
  const office = createOfficeStore({
    client,
    now: () => NOW,
    random: () => 0,
    pause: (ms, signal) =>
      new Promise((resolve) => {
        if (ms < 1_000) setImmediate(resolve);
        signal.addEventListener('abort', () => resolve());
      }),
    onSignedOut: () => {
      page.signedOut += 1;
    },
  });
  return Object.assign(page, { office });
}

const settled = (office: OfficeStore) =>
  eventually(() => {
    expect(shownReport(office.getState())).not.toBeNull();
    expect(office.getState().live).toBe('live');
  });

describe('the office store', () => {
  it('[OF4] shows the first shop and its today', async () => {
    const { office, start } = openPage();
    start();
    await settled(office);
    const state = office.getState();
    expect(state.shopId).toBe(cafe.id);
    expect(shownDate(state)).toBe(cafe.today);
    expect(state.report?.orders).toBe(118);
    expect(state.tills).toHaveLength(2);
    expect(state.exceptions).toHaveLength(1);
    expect(state.readAt).toBe(NOW);
  });

  it('[OF8] reads again when the cloud says that numbers have moved', async () => {
    const { office, start, data, cloud } = openPage();
    start();
    await settled(office);
    data.reports = [{ ...busyReport(cafe, cafe.today), orders: 119, total: asMinor(200_000) }];
    cloud.moved({ shopId: cafe.id, businessDate: cafe.today });
    await eventually(() => expect(office.getState().report?.orders).toBe(119));
  });

  it('[OF8] reads many moves together', async () => {
    const page = openPage();
    page.start();
    await settled(page.office);
    let read = 0;
    page.before = (question) => {
      if (question === 'sales') read += 1;
    };
    for (let n = 0; n < 50; n += 1) page.cloud.moved({ shopId: cafe.id, businessDate: null });
    await eventually(() => expect(read).toBeGreaterThan(0));
    await page.office.refresh();
    expect(read).toBeLessThan(5);
  });

  it('[OF4] follows today past midnight, but stays on a day that was chosen', async () => {
    const { office, start, data } = openPage();
    start();
    await settled(office);
    data.shops = [{ ...cafe, today: '2026-06-20' as BusinessDate }];
    await office.refresh();
    expect(shownDate(office.getState())).toBe('2026-06-20');
    expect(shownReport(office.getState())?.orders).toBe(0);

    office.showDate(cafe.today);
    await office.refresh();
    data.shops = [{ ...cafe, today: '2026-06-21' as BusinessDate }];
    await office.refresh();
    expect(shownDate(office.getState())).toBe(cafe.today);
    expect(shownReport(office.getState())?.orders).toBe(118);
  });

  it('[OF6] throws away an answer for a day that is no longer on show', async () => {
    const page = openPage();
    page.start();
    await settled(page.office);
    const late = Promise.withResolvers<void>();
    let held = 0;
    page.before = (question, input) => {
      if (question !== 'sales' || (input as { businessDate: string }).businessDate !== YESTERDAY) return;
      held += 1;
      return late.promise;
    };
    page.office.showDate(YESTERDAY);
    await eventually(() => expect(held).toBe(1));
    expect(shownReport(page.office.getState())).toBeNull();
    page.office.showDate(null);
    expect(shownReport(page.office.getState())?.businessDate).toBe(cafe.today);
    late.resolve();
    await page.office.refresh();
    expect(page.office.getState().report?.businessDate).toBe(cafe.today);
  });

  it('[OF6] never shows one shop’s tills under another’s name', async () => {
    const page = openPage((data) => {
      data.shops = [cafe, kiosk];
    });
    page.start();
    await settled(page.office);
    const late = { [cafe.id]: Promise.withResolvers<void>(), [kiosk.id]: Promise.withResolvers<void>() };
    const held: string[] = [];
    page.before = (question, input) => {
      if (question !== 'sales') return;
      const { shopId } = input as { shopId: string };
      held.push(shopId);
      return late[shopId]?.promise;
    };
    void page.office.refresh();
    await eventually(() => expect(held).toEqual([cafe.id]));
    page.office.showShop(kiosk.id);
    late[cafe.id]?.resolve();
    await eventually(() => expect(held).toContain(kiosk.id));
    expect(page.office.getState().tills).toBeNull();
    late[kiosk.id]?.resolve();
    await eventually(() => expect(page.office.getState().tills).not.toBeNull());
  });

  it('[OF4] goes to another shop and forgets the one before', async () => {
    const { office, start } = openPage((data) => {
      data.shops = [cafe, kiosk];
      data.reports.push({ ...busyReport(kiosk, kiosk.today), orders: 7 });
    });
    start({ shopId: kiosk.id, date: null });
    await settled(office);
    expect(office.getState().report?.orders).toBe(7);
    office.showShop(cafe.id);
    expect(office.getState().tills).toBeNull();
    await settled(office);
    expect(office.getState().report?.orders).toBe(118);
  });

  it('shows the first shop where the address names one that is not the owner’s', async () => {
    const { office, start } = openPage();
    start({ shopId: 'not-mine', date: null });
    await settled(office);
    expect(office.getState().shopId).toBe(cafe.id);
  });

  it('says that there is no shop yet', async () => {
    const { office, start } = openPage((data) => {
      data.shops = [];
    });
    start();
    await eventually(() => expect(office.getState().shops).toEqual([]));
    expect(office.getState().shopId).toBeNull();
    expect(shownDate(office.getState())).toBeNull();
  });

  it('[OF3] leads back to signing in when the session has ended', async () => {
    const page = openPage();
    page.start();
    await settled(page.office);
    page.cloud.access.signedIn = false;
    await page.office.refresh();
    expect(page.signedOut).toBe(1);
    expect(page.office.getState().problem).toBeNull();
  });

  it('[OF9] keeps the numbers and says why when they cannot be read, and clears it when they can', async () => {
    const page = openPage();
    page.start();
    await settled(page.office);
    page.before = () => Promise.reject(new TypeError('Failed to fetch'));
    await page.office.refresh();
    expect(page.office.getState().problem).toBe('unreachable');
    expect(shownReport(page.office.getState())?.orders).toBe(118);
    page.before = () => undefined;
    await page.office.refresh();
    expect(page.office.getState().problem).toBeNull();
  });

  it('tells a fault of the cloud from its absence', async () => {
    const page = openPage();
    page.start();
    await settled(page.office);
    page.before = () => Promise.reject(new ORPCError('INTERNAL_SERVER_ERROR'));
    await page.office.refresh();
    expect(page.office.getState().problem).toBe('broken');
    page.before = () => Promise.reject(new ORPCError('BAD_GATEWAY'));
    await page.office.refresh();
    expect(page.office.getState().problem).toBe('unreachable');
  });
});
