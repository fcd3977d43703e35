import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '#main/engine/verify.ts';
import type { CommandId, OrderId } from '#shared/ids/ids.ts';
import type { Right, Role } from '#shared/staff/rights.ts';
import { MIGRATIONS, newId, openDay, openOrder } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { command, hexOf, OWNER_PIN, refusal, SERVER_PIN, StaffedTill, signIn } from '#support/staffed-till.ts';

const TOAST = id<string>(0x11);

let shop: StaffedTill;
beforeEach(() => {
  shop = new StaffedTill();
});
afterEach(() => shop.close());

describe('[SF20] an approval', () => {
  const discountOf = (orderId: OrderId) => ({
    ...command(),
    ...{ orderId, discountId: newId<never>(), lineId: null, reason: null },
    value: { kind: 'amount', amount: 100 as never } as const,
  });

  async function serving() {
    const staff = await shop.hireTwo();
    const manager = await shop.hire('Mia', 'manager', '481516');
    const screen = shop.openWindow();
    await openDay(shop.till);
    await signIn(screen, staff.server, SERVER_PIN);
    const order = await openOrder(shop.at(screen), TOAST);
    const approve = (commandId: CommandId, right: Right, staffId = manager, pin = '481516') =>
      screen.client.staff.approve({ commandId, right, staffId, pin });
    return { ...staff, manager, screen, order, approve };
  }

  test('[SF21] lets one command through, once, and the journal says both who did it and who approved it', async () => {
    const { screen, order, server, manager, approve } = await serving();
    const asked = discountOf(order.id);
    await expect(screen.client.orders.addDiscount(asked)).rejects.toMatchObject(
      refusal('right-missing', { right: 'discount' }),
    );
    await approve(asked.commandId, 'discount');
    const { order: given } = await screen.client.orders.addDiscount(asked);
    expect(given.discounts).toHaveLength(1);
    expect(await screen.client.orders.addDiscount(asked)).toEqual({ order: given });
    const [discount, approved] = shop.entries().slice(-2);
    expect(discount).toMatchObject({ type: 'order.discount-added', staff: hexOf(server) });
    expect(approved).toMatchObject({ type: 'staff.approved', staff: hexOf(server) });
    expect(JSON.parse(approved?.payload ?? '')).toEqual({
      ...{ commandId: asked.commandId, right: 'discount', by: manager, orderId: order.id },
    });
    await expect(screen.client.orders.addDiscount(discountOf(order.id))).rejects.toMatchObject(
      refusal('right-missing'),
    );
    expect(verify(shop.till.engine.till.db.name, MIGRATIONS)).toMatchObject({ fault: null });
  });

  test('[O15] [FP12] lets a table go from one server to another; who looks after it needs none', async () => {
    const { screen, order, server, manager, approve } = await serving();
    const other = await shop.hire('Cleo', 'server', SERVER_PIN);
    const mine = await openOrder(shop.at(screen), TOAST);
    const handOver = (orderId: OrderId, to: string, commandId = newId<CommandId>()) =>
      screen.client.orders.label({ commandId, orderId, set: { server: to as never } });
    await handOver(order.id, other);
    const { commandId } = command();
    await expect(handOver(order.id, server, commandId)).rejects.toMatchObject(
      refusal('right-missing', { right: 'transfer-table' }),
    );
    const merging = { ...command(), orderId: order.id, to: mine.id, sendId: newId<never>(), lineIds: null };
    await expect(screen.client.orders.giveLines(merging)).rejects.toMatchObject(refusal('right-missing'));
    await approve(merging.commandId, 'transfer-table');
    await screen.client.orders.giveLines(merging);
    const done = shop.entries().slice(-3);
    expect(done.map(({ type, staff }) => [type, staff])).toEqual([
      ['order.lines-taken', hexOf(server)],
      ['order.lines-given', hexOf(server)],
      ['staff.approved', hexOf(server)],
    ]);
    expect(JSON.parse(done[2]?.payload ?? '')).toMatchObject({ right: 'transfer-table', by: manager });
  });

  test('[SF22] takes six digits, somebody who has the right, and that right', async () => {
    const { screen, order, server, owner, manager, approve } = await serving();
    const asked = discountOf(order.id);
    await expect(approve(asked.commandId, 'discount', server, SERVER_PIN)).rejects.toMatchObject(
      refusal('pin-short-for-approval'),
    );
    await shop.till.client.staff.setPin({ ...command(), staffId: server, pin: '258013' });
    await signIn(screen, server, '258013');
    await expect(approve(asked.commandId, 'discount', server, '258013')).rejects.toMatchObject(
      refusal('right-missing'),
    );
    await expect(approve(asked.commandId, 'discount', manager, '481517')).rejects.toMatchObject(refusal('pin-wrong'));
    await approve(asked.commandId, 'void-sent', owner, OWNER_PIN);
    await expect(screen.client.orders.addDiscount(asked)).rejects.toMatchObject(refusal('right-missing'));
    await approve(asked.commandId, 'discount');
    await screen.client.orders.addDiscount(asked);
    // What was lent for nothing is not said to have been needed, but what was lent and used is.
    expect(shop.entries().filter(({ type }) => type === 'staff.approved')).toHaveLength(2);
  });

  test('holds two minutes, and is forgotten by a restart', async () => {
    const { screen, order, server, approve } = await serving();
    const asked = discountOf(order.id);
    await approve(asked.commandId, 'discount');
    shop.clock += 120_000;
    await expect(screen.client.orders.addDiscount(asked)).rejects.toMatchObject(refusal('right-missing'));
    await approve(asked.commandId, 'discount');
    await shop.restart();
    const next = shop.openWindow();
    await signIn(next, server, SERVER_PIN);
    await expect(next.client.orders.addDiscount(asked)).rejects.toMatchObject(refusal('right-missing'));
  });

  test('[SF15] of a change of staff reaches no further than who approved it', async () => {
    const { screen, owner, server, approve } = await serving();
    const lift = (role: Role, commandId: CommandId) =>
      screen.client.staff.setRole({ commandId, staffId: server, role });
    const { commandId } = command();
    await approve(commandId, 'manage-staff');
    await expect(lift('owner', commandId)).rejects.toMatchObject(refusal('staff-above'));
    const other = command();
    await approve(other.commandId, 'manage-staff', owner, OWNER_PIN);
    await lift('owner', other.commandId);
    expect(shop.entries().at(-1)).toMatchObject({ type: 'staff.approved', staff: hexOf(server) });
  });
});
