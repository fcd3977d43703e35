import { describe, expect, it } from 'vitest';
import { asMinor } from '#shared/money/minor.ts';
import { asInstant } from '#shared/time/instant.ts';
import { officeClientOf } from '#support/renderer/office-cloud.ts';
import { cafe, officeData } from '#support/renderer/office-data.ts';
import { createTillChangeStore, type TillChange } from './till-change-store.ts';

const NOW = asInstant(1_781_870_400_000);

function ask(change: TillChange) {
  const data = officeData(NOW);
  const [till] = data.tills;
  if (!till) throw new Error('the café has no till');
  till.waiting = { entries: 12, sales: 2, total: asMinor(1_550) };
  const cloud = officeClientOf(data);
  const store = createTillChangeStore({ client: cloud.office, shopId: cafe.id, deviceId: till.id, change });
  return { store, cloud, now: () => data.tills[0] };
}

describe('[OF19] a change of a till', () => {
  it('happens only once it is confirmed', async () => {
    const { store, now } = ask('revoke');
    expect(now()?.revokedAt).toBeNull();
    const done = store.confirm();
    expect(store.getState()).toEqual({ state: 'doing' });
    await done;
    expect(store.getState()).toEqual({ state: 'done' });
    expect(now()?.revokedAt).not.toBeNull();
  });

  it('is the one that was asked about', async () => {
    const { store, now } = ask('admit');
    await store.confirm();
    expect(now()).toMatchObject({ waiting: null, revokedAt: null });
  });

  it('says why it did not happen, and may be tried again', async () => {
    const { store, cloud, now } = ask('revoke');
    cloud.access.signedIn = false;
    await store.confirm();
    expect(store.getState()).toEqual({ state: 'failed', problem: 'signed-out' });
    expect(now()?.revokedAt).toBeNull();
    cloud.access.signedIn = true;
    await store.confirm();
    expect(store.getState()).toEqual({ state: 'done' });
  });
});
