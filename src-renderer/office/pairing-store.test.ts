import { describe, expect, it, vi } from 'vitest';
import type { DeviceId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { officeClientOf } from '#support/renderer/office-cloud.ts';
import { cafe, inOrder, officeData } from '#support/renderer/office-data.ts';
import { createPairingStore } from './pairing-store.ts';

/** As long as a busy machine may take. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

const NOW = asInstant(1_781_870_400_000);

/** A dialog over a cloud's answers, whose waits end when a test says `look`. */
function openDialog() {
  const data = officeData(NOW);
  const cloud = officeClientOf(data);
  const world = { now: NOW, look: () => {} };
  const pairing = createPairingStore({
    client: cloud.office,
    shopId: cafe.id,
    inPlaceOf: null,
    now: () => world.now,
    pause: (_ms, signal) =>
      new Promise((resolve) => {
        world.look = resolve;
        signal.addEventListener('abort', () => resolve());
      }),
  });
  return { data, cloud, world, pairing };
}

const stateOf = (pairing: ReturnType<typeof openDialog>['pairing'], state: string) =>
  eventually(() => expect(pairing.getState().state).toBe(state));

describe('pairing a till', () => {
  it('[OF10] shows the code until a till uses it, and says which', async () => {
    const { data, pairing, world } = openDialog();
    const stop = pairing.start();
    await stateOf(pairing, 'waiting');
    expect(pairing.getState()).toMatchObject({ code: 'K7QM-4XWD', expiresAt: NOW + 900_000 });
    const till = {
      id: '00000000-0000-7000-8000-000000000209' as DeviceId,
      name: 'Bar',
      letter: 'C',
      pairedAt: NOW,
      lastSeenAt: null,
      ...inOrder,
    };
    data.tills = [...data.tills, till];
    world.look();
    await stateOf(pairing, 'paired');
    expect(pairing.getState()).toMatchObject({ till: { name: 'Bar', letter: 'C' } });
    stop();
  });

  it('[OF10] takes an expired code off, and gets another', async () => {
    const { data, pairing, world } = openDialog();
    const stop = pairing.start();
    await stateOf(pairing, 'waiting');
    world.now = asInstant(NOW + 900_000);
    world.look();
    await stateOf(pairing, 'expired');
    data.pairingCode = { code: 'ANOTHER1', expiresAt: asInstant(world.now + 900_000) };
    pairing.again();
    await stateOf(pairing, 'waiting');
    expect(pairing.getState()).toMatchObject({ code: 'ANOTHER1' });
    stop();
  });

  it('says why there is no code', async () => {
    const { cloud, pairing } = openDialog();
    cloud.access.signedIn = false;
    const stop = pairing.start();
    await stateOf(pairing, 'failed');
    expect(pairing.getState()).toMatchObject({ problem: 'signed-out' });
    stop();
  });

  it('changes nothing any more once it is closed', async () => {
    const { data, pairing, world } = openDialog();
    const stop = pairing.start();
    await stateOf(pairing, 'waiting');
    stop();
    data.tills = [];
    world.now = asInstant(NOW + 900_000);
    world.look();
    await Promise.resolve();
    expect(pairing.getState().state).toBe('waiting');
  });
});
