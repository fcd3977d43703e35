import { newId, openDay, openEngine, openOrder, settle, type TestEngine, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import type { Figure } from './measure.ts';

const ORDERS = 2_000;
const ROUNDS = 3;
const SOLD = [id<string>(0x11), id<string>(0x12), id<string>(0x14), id<string>(0x16)];

/** How long somebody waits who has counted the drawer of a day of 2 000 orders: its Z report, and the day closed; spec [DR16]. */
export async function measureClosing(): Promise<Figure[]> {
  const directory = tempDirectory();
  const till = openEngine(directory.path);
  const closings: number[] = [];
  const looks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await openDay(till);
    const { session } = await till.client.drawer.open({ commandId: newId(), sessionId: newId(), float: 10_000 });
    for (let at = 0; at < ORDERS; at += 1) await sell(till, at);
    looks.push(await took(() => till.client.drawer.report()));
    closings.push(
      await took(async () => {
        const { session: closed } = await till.client.drawer.close({
          ...{ commandId: newId<string>(), sessionId: session.id, reason: '' },
          counted: { denominations: [{ value: 10_000, count: 1 }] },
        });
        if (closed.closing?.report.takings.orders !== ORDERS) throw new Error('the Z does not hold what was sold');
        await till.client.day.close({ commandId: newId() });
      }),
    );
  }
  await till.close();
  directory.remove();
  return [
    {
      ...{ name: `drawer and day of ${ORDERS} orders closed, the slowest of ${ROUNDS}`, value: Math.max(...closings) },
      ...{ unit: 'ms', bound: { kind: 'at most', value: 100 } },
      detail: `an X report of them takes ${Math.max(...looks).toFixed(1)} ms`,
    },
  ];
}

async function sell(till: TestEngine, at: number): Promise<void> {
  const items = [SOLD[at % SOLD.length], SOLD[(at * 7 + 1) % SOLD.length]].filter((one) => one !== undefined);
  await settle(till, await openOrder(till, ...items), 5_000);
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
