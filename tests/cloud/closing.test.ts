import { expect, test } from 'vitest';
import { startTestCloud, startTestPostgres } from '#support/cloud.ts';
import { askShape, readToEnd, tokenOf } from '#support/shapes.ts';

test('[CL15] a cloud that ends while tills are held does not wait for them to hang up', async () => {
  const postgres = await startTestPostgres();
  const cloud = await startTestCloud(postgres);
  try {
    const token = await tokenOf(cloud);
    const { query } = await readToEnd(cloud, token);
    const held = [1, 2, 3].map((cursor) => askShape(cloud, token, `${query}&live=true&cursor=${cursor}`));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const started = performance.now();
    await cloud.close();
    expect(performance.now() - started).toBeLessThan(10_000);
    for (const { status, headers } of await Promise.all(held)) {
      expect([status, headers.get('connection')]).toEqual([200, 'close']);
    }
  } finally {
    await postgres.stop();
  }
});
