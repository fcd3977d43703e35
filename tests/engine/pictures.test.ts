import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAllEntries } from '#main/engine/journal.ts';
import { MAX_PICTURE_LENGTH } from '#shared/catalog/picture.ts';
import { newId, openEngine, type TestEngine, tempDirectory } from '#support/engine.ts';

/** The head of a PNG of this size, and noise behind it. */
function png(width: number, height: number, noise = 20): string {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const body = Buffer.concat([head, size, deflateSync(randomBytes(noise))]);
  return `data:image/png;base64,${body.toString('base64')}`;
}

describe('[MN9] pictures', () => {
  const directory = tempDirectory();
  let shop: TestEngine;
  beforeAll(() => {
    shop = openEngine(directory.path);
  });
  afterAll(async () => {
    await shop.close();
    directory.remove();
  });
  const add = (data: string) => shop.client.catalog.addPicture({ commandId: newId(), data });
  const entries = () => [...readAllEntries(shop.engine.till.db)].length;

  it('are kept once, by what they hold, and read with others', async () => {
    const [one, two] = [png(64, 64), png(32, 32)];
    const first = await add(one);
    const before = entries();
    expect(await add(one)).toEqual(first);
    expect(entries()).toBe(before);
    const second = await add(two);
    expect(second.pictureId).not.toBe(first.pictureId);
    const asked = [first.pictureId, newId<never>(), second.pictureId];
    expect((await shop.client.catalog.pictures({ pictureIds: asked })).pictures).toEqual([
      { id: first.pictureId, data: one },
      { id: second.pictureId, data: two },
    ]);
  });

  it('are refused where they are none, claim to be another kind, or are larger than any tile', async () => {
    const before = entries();
    const lies = png(64, 64).replace('image/png', 'image/webp');
    const noBytes = `data:image/png;base64,${'A'.repeat(41)}`;
    for (const data of [lies, noBytes, png(513, 10), png(10, 100_000), png(0, 10)]) {
      await expect(add(data)).rejects.toMatchObject({ data: { code: 'picture-unreadable' } });
    }
    for (const data of ['data:image/svg+xml;base64,PHN2Zy8+', png(64, 64, MAX_PICTURE_LENGTH)]) {
      await expect(add(data)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    const change = { noun: 'picture' as const, id: newId<never>(), set: { data: png(64, 64) } };
    await expect(shop.client.catalog.change({ commandId: newId(), changes: [change] })).rejects.toMatchObject({
      data: { code: 'record-incomplete' },
    });
    expect(entries()).toBe(before);
  });
});
