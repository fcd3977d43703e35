import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { readKitchenBoard } from '#main/kitchen/kitchen-board.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import { asInstant } from '#shared/time/instant.ts';
import { newId, openDay, openEngine, smallShop, type TestEngine, tempDirectory } from '#support/engine.ts';
import { BAR, KITCHEN } from '#support/orders.ts';
import { keyOf } from '#support/screen.ts';

/** Engines for each test of a file, in a directory of its own; they are closed with it. */
export function kitchenEngines() {
  let directory: ReturnType<typeof tempDirectory>;
  let running: TestEngine[];
  beforeEach(() => {
    directory = tempDirectory();
    running = [];
  });
  afterEach(async () => {
    for (const engine of running) await engine.close();
    directory.remove();
  });
  return {
    path: () => directory.path,
    closes: (engine: TestEngine) => running.push(engine),
    closeLast: async () => running.pop()?.close(),
    /** A small shop whose kitchen and bar are read as given. */
    async open(kitchen: string, bar = 'paper', path = directory.path, now = () => asInstant(Date.now())) {
      const engine = openEngine(path, {
        now,
        seed: (shop) => {
          const { catalog, settings } = smallShop(shop);
          return { catalog, settings: [...settings, station(KITCHEN, kitchen), station(BAR, bar)] };
        },
      });
      running.push(engine);
      if (!engine.engine.till.day) await openDay(engine);
      return engine;
    },
  };
}

export const station = ({ id, ...set }: { id: string }, shows: string) =>
  ({ noun: 'station', id, set: { ...set, shows } }) as SettingsChange;

export const send = async ({ client }: TestEngine, order: { id: string; version: number }) =>
  client.orders.send({ commandId: newId(), orderId: order.id, sendId: newId(), expectedVersion: order.version });

export const cardsOf = ({ engine }: TestEngine): KitchenCard[] => readKitchenBoard(engine.till).cards;
export const onlyCard = (engine: TestEngine): KitchenCard => {
  const [card, ...more] = cardsOf(engine);
  if (!card || more.length > 0) throw new Error(`there are ${more.length + 1} cards`);
  return card;
};
export const slipsOf = async ({ client }: TestEngine) =>
  (await client.printing.jobs({ limit: 200 })).jobs.flatMap(({ content }) =>
    content.kind === 'ticket' ? [content.ticket] : [],
  );
export const bumpOf = (card: KitchenCard) => ({ commandId: newId<string>(), ...keyOf(card) });
export const fileOf = (path: string) => join(path, 'till.db');
