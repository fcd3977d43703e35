import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { revokeDevice } from '#cloud/devices/devices.ts';
import { fileSecrets } from '#main/engine/secrets.ts';
import { rowTables } from '#main/rows/row-tables.ts';
import { byLink } from '#main/staff/caller.ts';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import type { Role } from '#shared/staff/rights.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { newId, openEngine, type TestEngine, tempDirectory } from '#support/engine.ts';
import { quickPace } from '../sync/pushing-till.ts';

interface Till extends TestEngine {
  readonly directory: ReturnType<typeof tempDirectory>;
}

let postgres: TestPostgres;
let cloud: TestCloud;
let place: OwnedShop;
let tills: Till[];
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres);
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  tills = [];
});
afterEach(async () => {
  for (const till of tills) {
    await till.close();
    till.directory.remove();
  }
});

/** A till of the shop; where it has no code yet, it is not paired. */
function startTill(pairingCode: string | null): Till {
  const directory = tempDirectory();
  const till = { ...openEngine(directory.path, { cloudUrl: cloud.url, pairingCode, pace: quickPace() }), directory };
  tills.push(till);
  return till;
}

const pairedTill = async () => startTill(await cloud.pairingCode(place));
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
const command = () => ({ commandId: newId<CommandId>() });
async function hire({ client }: TestEngine, name: string, role: Role, pin: string): Promise<StaffId> {
  const staffId = newId<StaffId>();
  await client.staff.add({ ...command(), staffId, name, role });
  await client.staff.setPin({ ...command(), staffId, pin });
  return staffId;
}
const signIn = ({ engine }: TestEngine, staffId: StaffId, pin: string) =>
  createRouterClient(engine.router, { context: byLink(engine.sessions.openLink()) }).session.signIn({ staffId, pin });
const canSignIn = (till: TestEngine, staffId: StaffId, pin: string) =>
  eventually(async () => expect(await signIn(till, staffId, pin)).toMatchObject({ token: expect.any(String) }));
const sealOf = ({ engine }: TestEngine, staffId: StaffId) =>
  (rowTables.staff.read(engine.till.db, staffId)?.body.pin as { sealedBy: string } | undefined)?.sealedBy;
const settled = (till: TestEngine) =>
  eventually(async () => expect(await till.client.sync.status()).toMatchObject({ state: 'up-to-date', pending: 0 }));

describe('[SF12] [SF24] a PIN and the tills of a shop', () => {
  test('is given at one and lets its person in at the others, with their role; the cloud is told no more than all', async () => {
    const [front, back] = [await pairedTill(), await pairedTill()];
    const ada = await hire(front, 'Ada', 'owner', '902114');
    await canSignIn(back, ada, '902114');
    await expect(signIn(back, ada, '902115')).rejects.toMatchObject({ data: { code: 'pin-wrong' } });
    expect((await back.client.staff.list()).staff).toEqual([
      { id: ada, name: 'Ada', archived: false, role: 'owner', hasPin: true, language: null },
    ]);
    await expect(
      createRouterClient(back.engine.router, { context: byLink(back.engine.sessions.openLink()) }).till.state(),
    ).rejects.toMatchObject({ data: { code: 'not-signed-in' } });
    await settled(front);
    const stored = await inOrg(cloud.db, place.org, (db) => db.selectFrom('staff').selectAll().execute());
    expect(JSON.stringify(stored)).not.toContain('902114');
  });

  test('that was given before the pairing goes on there, and comes to the others', async () => {
    const alone = startTill(null);
    const ada = await hire(alone, 'Ada', 'owner', '902114');
    const before = sealOf(alone, ada);
    await alone.client.sync.pair({ code: await cloud.pairingCode(place) });
    expect(sealOf(alone, ada)).not.toBe(before);
    await canSignIn(alone, ada, '902114');
    const other = await pairedTill();
    await canSignIn(other, ada, '902114');
    expect(sealOf(other, ada)).toBe(sealOf(alone, ada));
  });

  test('is sealed anew when the shop’s key changes because a till was locked out, also for tills that come after', async () => {
    const [front, stolen] = [await pairedTill(), await pairedTill()];
    const ada = await hire(front, 'Ada', 'owner', '902114');
    await canSignIn(stolen, ada, '902114');
    await settled(front);
    const before = sealOf(front, ada);
    await inOrg(cloud.db, place.org, (db) => revokeDevice(db, stolen.engine.till.device.id, asInstant(Date.now())));
    await eventually(() => expect(sealOf(front, ada)).not.toBe(before));
    const later = await pairedTill();
    await canSignIn(later, ada, '902114');
    await canSignIn(front, ada, '902114');
    expect(fileSecrets(stolen.directory.path).read('shop-key')).not.toBe(
      fileSecrets(later.directory.path).read('shop-key'),
    );
  });

  test('that was changed elsewhere meanwhile stands over one that is only sealed anew', async () => {
    const alone = startTill(null);
    const ada = await hire(alone, 'Ada', 'owner', '902114');
    const held = rowTables.staff.read(alone.engine.till.db, ada);
    await alone.client.sync.pair({ code: await cloud.pairingCode(place) });
    const resealed = rowTables.staff.read(alone.engine.till.db, ada);
    expect(resealed?.version).toBe((held?.version ?? 0) + 1);
    await alone.client.staff.setPin({ ...command(), staffId: ada, pin: '773311' });
    expect(rowTables.staff.read(alone.engine.till.db, ada)?.version).toBeGreaterThan((held?.version ?? 0) + 1_000);
  });
});
