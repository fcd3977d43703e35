import { pino } from 'pino';
import { openDay, openEngine } from '#support/engine.ts';
import { kitchenShop } from './kitchen-shop.ts';

/*
 * A till's engine in a process of its own, to be killed: `node kitchen-process.ts DIRECTORY ADDRESSES hasty|patient`, commands by
 * its channel.
 */
const [, , directory = '', addresses = '{}', patience = ''] = process.argv;

/** Quick to lose patience: what takes seconds in a shop would make the test wait as long. */
const HASTY = {
  ...{ connectMs: 1_500, writeMs: 3_000, answerMs: 400, askMs: 60, busyMs: 200, silenceMs: 600, confirmMs: 1_500 },
  ...{ closeMs: 300, firstPauseMs: 20, mostPauseMs: 120, deadAfterMs: 250, graceMs: 100 },
};

/** So slow to lose it that no busy machine makes a printer look mute. */
const PATIENT = { answerMs: 60_000, silenceMs: 60_000, confirmMs: 60_000 };

const till = openEngine(directory, {
  seed: (shop) => kitchenShop(shop, JSON.parse(addresses)),
  printTiming: patience === 'patient' ? PATIENT : HASTY,
  log: pino({ level: 'silent' }),
});
if (!(await till.client.till.state()).day) await openDay(till);

export interface Asked {
  readonly ask: number;
  readonly noun: 'orders' | 'printing';
  readonly name: string;
  readonly input: unknown;
}

process.on('message', async ({ ask, noun, name, input }: Asked) => {
  const commands = till.client[noun] as unknown as Record<string, (input: unknown) => Promise<unknown>>;
  try {
    process.send?.({ ask, answer: await commands[name]?.(input) });
  } catch (error) {
    process.send?.({ ask, refused: (error as { data?: unknown }).data ?? String(error) });
  }
});
process.once('disconnect', async () => {
  await till.close();
  process.exit();
});
process.send?.('ready');
