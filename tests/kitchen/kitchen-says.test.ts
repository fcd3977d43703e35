import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rebuild } from '#main/engine/rebuild.ts';
import { verify } from '#main/engine/verify.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import { MIGRATIONS, newId, openOrder, settle, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { connectScreen } from '#support/screen.ts';
import { bumpOf, cardsOf, fileOf, kitchenEngines, onlyCard, send } from './kitchen-engines.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);

const engines = kitchenEngines();

describe('what the kitchen says', () => {
  it('[K23] is a fact of the journal that leaves the order as it is: no payment goes stale', async () => {
    const engine = await engines.open('screen');
    const { client } = connectScreen(engine);
    const { order } = await send(engine, await openOrder(engine, TOAST));
    await client.kitchen.bump(bumpOf(onlyCard(engine)));
    expect(onlyCard(engine).bumpedAt).not.toBeNull();
    const entries = engine.engine.till.db.prepare("SELECT type FROM entry WHERE type LIKE 'kitchen.%'").all();
    expect(entries).toEqual([{ type: 'kitchen.bumped' }]);
    expect((await engine.client.orders.get({ orderId: order.id })).order).toEqual(order);
    await expect(settle(engine, order, 650)).resolves.toMatchObject({ order: { status: { state: 'completed' } } });
  });

  it('[K24] counts by its last word, and repeated changes nothing', async () => {
    const engine = await engines.open('screen');
    const { client } = connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST));
    const first = bumpOf(onlyCard(engine));
    await client.kitchen.bump(first);
    const { bumpedAt } = onlyCard(engine);
    await client.kitchen.bump(first);
    await client.kitchen.bump({ ...first, commandId: newId() });
    expect(onlyCard(engine).bumpedAt).toBe(bumpedAt);
    await client.kitchen.recall({ ...first, commandId: newId() });
    await client.kitchen.bump(first);
    expect(onlyCard(engine).bumpedAt).toBeNull();
    const said = engine.engine.till.db.prepare("SELECT type FROM entry WHERE type LIKE 'kitchen.%' ORDER BY position");
    expect(said.all()).toEqual([{ type: 'kitchen.bumped' }, { type: 'kitchen.recalled' }]);
  });

  it('[K24] is refused of a ticket that is not there, and where its id was used before', async () => {
    const engine = await engines.open('screen');
    const { client } = connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST));
    const command = bumpOf(onlyCard(engine));
    await client.kitchen.bump(command);
    const refused = (code: string) =>
      expect.objectContaining({ code: 'REFUSED', data: expect.objectContaining({ code }) });
    await expect(client.kitchen.recall(command)).rejects.toEqual(refused('command-reused'));
    const gone = { ...command, commandId: newId<string>(), sendId: newId<string>() };
    await expect(client.kitchen.bump(gone)).rejects.toEqual(refused('ticket-unknown'));
    const extra = { ...command, more: 1 } as typeof command;
    await expect(client.kitchen.bump(extra)).rejects.toMatchObject({ code: 'BAD_REQUEST', status: 400 });
  });

  it('[K25] stands after the process died, and after the projections were folded again', async () => {
    const engine = await engines.open('screen', 'screen');
    const { client } = connectScreen(engine);
    await send(engine, await openOrder(engine, TOAST, LEMONADE));
    await client.kitchen.bump(bumpOf(cardsOf(engine)[0] as KitchenCard));
    const before = cardsOf(engine);
    const copy = tempDirectory();
    cpSync(engines.path(), copy.path, { recursive: true });
    rmSync(join(copy.path, 'till.lock'), { force: true });
    const after = await engines.open('screen', 'screen', copy.path);
    expect(cardsOf(after)).toEqual(before);
    rebuild(after.engine.till.db, after.engine.till.device.id);
    expect(cardsOf(after)).toEqual(before);
    expect(verify(fileOf(copy.path), MIGRATIONS).fault).toBeNull();
    await engines.closeLast();
    copy.remove();
  });
});
