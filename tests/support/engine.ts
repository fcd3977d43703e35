import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { pino } from 'pino';
import { v7 } from 'uuid';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { fileSecrets } from '#main/engine/secrets.ts';
import { startEngine } from '#main/engine/start-engine.ts';
import { BY_MACHINE } from '#main/staff/caller.ts';
import type { CommandId, NewId, OrderId } from '#shared/ids/ids.ts';
import type { CatalogChange, SettingsChange } from '#shared/journal/records.ts';
import { asInstant } from '#shared/time/instant.ts';
import { BAR, id, KITCHEN, MENU } from './orders.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../migrations/till');
export const BACKUP_WORKER = join(import.meta.dirname, '../../src-main/backup/backup-worker.ts');
export const newId = v7 as NewId;

/** A directory of its own for a test; `remove` takes it away. */
export function tempDirectory(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'evertill-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real engine on real SQLite, with a client that calls its contract as a screen would. */
export function openEngine(directory: string, over: Partial<EngineOptions> = {}) {
  const engine = startEngine({
    directory,
    migrations: MIGRATIONS,
    backupWorker: BACKUP_WORKER,
    cloudUrl: null,
    pairingCode: null,
    secrets: fileSecrets(directory),
    now: () => asInstant(Date.now()),
    newId,
    log: pino({ level: 'silent' }),
    seed: (shop) => smallShop(shop),
    ...over,
  });
  return { engine, client: createRouterClient(engine.router, { context: BY_MACHINE }), close: () => engine.close() };
}

export type TestEngine = ReturnType<typeof openEngine>;

/** The menu and stations of `orders.ts`, and two virtual printers: the kitchen's, and the bar's that prints receipts. */
export function smallShop(shop: string): { catalog: CatalogChange[]; settings: SettingsChange[] } {
  const record = <N extends string>(noun: N, { id, ...set }: { id: string }) => ({ noun, id, set });
  const printer = (n: number, stationId: string, name: string, printsReceipts: boolean) => ({
    noun: 'printer',
    id: id<string>(n),
    set: { name, address: 'virtual:', stationIds: [stationId], printsReceipts },
  });
  return {
    catalog: [
      ...MENU.taxes.map((tax) => record('tax', tax)),
      ...MENU.categories.map((category) => record('category', category)),
      ...MENU.modifierGroups.map((group) => record('modifierGroup', group)),
      // As they were made before stock was kept.
      ...MENU.items.map(({ tracked: _, lowLevel: __, ...item }) => record('item', item)),
    ] as CatalogChange[],
    settings: [
      { noun: 'shop', id: shop, set: { name: 'Corner Café', currency: 'EUR', timeZone: 'Europe/Berlin' } },
      record('station', KITCHEN),
      record('station', BAR),
      printer(0x91, KITCHEN.id, 'Kitchen printer', false),
      printer(0x92, BAR.id, 'Bar printer', true),
    ] as SettingsChange[],
  };
}

/** Opens today, so that orders can be taken. */
export async function openDay({ client }: TestEngine): Promise<void> {
  const { today } = await client.till.state();
  await client.day.open({ commandId: newId<CommandId>(), businessDate: today });
}

/** Opens an order with these items, one piece each. */
export async function openOrder({ client }: TestEngine, ...itemIds: string[]) {
  const orderId = newId<OrderId>();
  let { order } = await client.orders.open({ commandId: newId(), orderId });
  for (const itemId of itemIds) {
    ({ order } = await client.orders.addLine({
      ...{ commandId: newId<string>(), orderId, lineId: newId<string>(), itemId },
      ...{ quantity: 1_000, modifiers: [], note: null, price: null },
    }));
  }
  return order;
}

/** Sends to the kitchen what is new on an order, and answers it as it then is. */
export async function sendOrder({ client }: TestEngine, { id, version }: { id: string; version: number }) {
  const sent = { commandId: newId<string>(), orderId: id, sendId: newId<string>(), expectedVersion: version };
  return (await client.orders.send(sent)).order;
}

/** Pays an open order in cash to the cent and settles it. */
export async function settle({ client }: TestEngine, order: { id: string; version: number }, tendered: number) {
  const paid = await client.orders.payCash({
    ...{ commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered },
    expectedVersion: order.version,
  });
  return client.orders.complete({
    ...{ commandId: newId<string>(), orderId: order.id, sendId: newId<string>() },
    expectedVersion: paid.order.version,
  });
}
