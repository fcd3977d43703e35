import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandId, DrawerSessionId, StaffId } from '#shared/ids/ids.ts';
import { newId, openDay, openOrder, settle } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { command, hexOf, OWNER_PIN, refusal, type Screen, StaffedTill, signIn } from '#support/staffed-till.ts';

const TOAST = id<string>(0x11);
const CASHIER_PIN = '2580';
const MANAGER_PIN = '481516';

let shop: StaffedTill;
let cashier: StaffId;
let manager: StaffId;
let screen: Screen;
beforeEach(async () => {
  shop = new StaffedTill();
  const owner = await shop.hire('Ada', 'owner', OWNER_PIN);
  cashier = await shop.hire('Ben', 'cashier', CASHIER_PIN);
  manager = await shop.hire('Mia', 'manager', MANAGER_PIN);
  screen = shop.openWindow();
  await openDay(shop.till);
  await signIn(screen, owner, OWNER_PIN);
});
afterEach(() => shop.close());

/** Float 100.00 and a toast for 6.50 at the hands of the cashier. */
async function trading(drawer: { varianceLimit: number | null; blindCount: boolean }): Promise<DrawerSessionId> {
  const { settings } = await screen.client.till.state();
  const change = { noun: 'shop', id: settings.shop.id, set: { drawer: drawer as never } } as const;
  await screen.client.settings.change({ ...command(), changes: [change] });
  await signIn(screen, cashier, CASHIER_PIN);
  const { session } = await screen.client.drawer.open({ ...command(), sessionId: newId(), float: 10_000 });
  await settle(shop.at(screen), await openOrder(shop.at(screen), TOAST), 2_000);
  return session.id;
}
const counted = (value: number, count = 1) => ({ counted: { denominations: [{ value, count }] }, reason: '' });
const approve = (commandId: CommandId, right: 'accept-variance' | 'see-reports') =>
  screen.client.staff.approve({ commandId, right, staffId: manager, pin: MANAGER_PIN });
const approvals = () => shop.entries().filter(({ type }) => type === 'staff.approved');
const caught = (promise: Promise<unknown>): Promise<unknown> => promise.then(String, (error) => error.data);

describe('[DR9] a count that is off by more than the limit', () => {
  test('is accepted by who may, at the register, and both stand in the journal', async () => {
    const sessionId = await trading({ varianceLimit: 200, blindCount: false });
    const asked = { ...command(), sessionId, ...counted(10_449) };
    await expect(screen.client.drawer.close(asked)).rejects.toMatchObject(
      refusal('right-missing', { right: 'accept-variance' }),
    );
    await approve(asked.commandId, 'accept-variance');
    const { session } = await screen.client.drawer.close(asked);
    expect(session.closing).toMatchObject({ total: 10_449, expected: 10_650, variance: -201, staff: cashier });
    expect(approvals()).toMatchObject([{ staff: hexOf(cashier) }]);
    expect(JSON.parse(approvals()[0]?.payload ?? '')).toMatchObject({ by: manager, right: 'accept-variance' });
    expect((await screen.client.till.state()).drawer).toBeNull();
  });

  test('is refused without a word of how much, too much as too little, and may be counted again', async () => {
    const sessionId = await trading({ varianceLimit: 200, blindCount: true });
    for (const count of [10_449, 10_851]) {
      const said = await caught(screen.client.drawer.close({ ...command(), sessionId, ...counted(count) }));
      expect(said).toMatchObject({ code: 'right-missing', data: { right: 'accept-variance' } });
      expect(JSON.stringify(said)).not.toMatch(/10650|201/);
    }
    // Exactly at the limit nobody is asked.
    const { session } = await screen.client.drawer.close({ ...command(), sessionId, ...counted(10_450) });
    expect(session.closing).toMatchObject({ variance: -200, blind: true });
    expect(approvals()).toEqual([]);
  });
});

describe('[DR10] who counts blind', () => {
  test('is shown no X, on the screen or on paper, unless somebody lets them, and that is written down', async () => {
    await trading({ varianceLimit: null, blindCount: true });
    const missing = refusal('right-missing', { right: 'see-reports' });
    await expect(screen.client.drawer.report({})).rejects.toMatchObject(missing);
    await expect(screen.client.drawer.printReport(command())).rejects.toMatchObject(missing);
    expect((await screen.client.printing.jobs({ limit: 50 })).jobs.map(({ content }) => content.kind)).not.toContain(
      'drawer-report',
    );
    const asked = command();
    await approve(asked.commandId, 'see-reports');
    expect(await screen.client.drawer.report(asked)).toMatchObject({ expected: 10_650 });
    expect(approvals()).toMatchObject([{ staff: hexOf(cashier) }]);
    // For this once.
    await expect(screen.client.drawer.report(asked)).rejects.toMatchObject(missing);
  });

  test('finds what should be there nowhere else before the count is recorded', async () => {
    const sessionId = await trading({ varianceLimit: null, blindCount: true });
    const told = async () =>
      JSON.stringify([await screen.client.till.state(), await screen.client.drawer.sessions({})]);
    expect(await told()).not.toContain('10650');
    const { session } = await screen.client.drawer.close({ ...command(), sessionId, ...counted(10_000) });
    expect(session.closing).toMatchObject({ expected: 10_650, variance: -650 });
    expect(await told()).toContain('10650');
  });

  test('where people do not, whoever may close sees it, and others do not', async () => {
    await trading({ varianceLimit: null, blindCount: false });
    expect(await screen.client.drawer.report({})).toMatchObject({ expected: 10_650 });
    const server = await shop.hire('Bo', 'server', '1379');
    await signIn(screen, server, '1379');
    await expect(screen.client.drawer.report({})).rejects.toMatchObject(refusal('right-missing'));
  });
});
