import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSecrets } from '#main/engine/secrets.ts';
import { readShapePosition } from '#main/sync/shape-positions.ts';
import { newId, openEngine, type TestEngine, tempDirectory } from '#support/engine.ts';
import { quickPace } from './pushing-till.ts';
import {
  captivePortal,
  chunk,
  cut,
  mustRefetch,
  type SmallShapes,
  startSmallShapes,
  status,
  upToDate,
} from './small-shapes.ts';

let directory: ReturnType<typeof tempDirectory>;
let shapes: SmallShapes;
let till: TestEngine;

beforeEach(async () => {
  directory = tempDirectory();
  shapes = await startSmallShapes();
  fileSecrets(directory.path).write('device-token', 'a-token');
});
afterEach(async () => {
  await till.close();
  await shapes.close();
  directory.remove();
});

const start = () => {
  till = openEngine(directory.path, { cloudUrl: shapes.url });
};
const item = (name: string) => ({
  ...{ noun: 'item', id: newId<string>(), fields: JSON.stringify({ name, price: 250 }) },
  stamps: '[{"stamp":"0000000000000001.a.b.1","fields":["name","price"]}]',
});
const menu = async () => (await till.client.catalog.get()).catalog.items.map(({ name }) => name);
const position = () => readShapePosition(till.engine.till.db, 'record', till.engine.till.device.shop);
const eventually = (read: () => unknown) => expect.poll(read, { timeout: 10_000, interval: 20 });

describe('reading a shape', () => {
  it('[PU2] goes on after a start from where it was', async () => {
    shapes.say(chunk([item('Tea')], '0_0'), upToDate([item('Cake')], '5_2'));
    start();
    await eventually(menu).toEqual(expect.arrayContaining(['Tea', 'Cake']));
    await eventually(position).toEqual({ handle: 'first', offset: '5_2' });
    expect(shapes.asked[0]?.authorization).toBe('Bearer a-token');
    await till.close();
    const before = shapes.asked.length;
    start();
    await eventually(() => shapes.asked.length).toBeGreaterThan(before);
    expect(Object.fromEntries(shapes.asked[before]?.query ?? [])).toMatchObject({ offset: '5_2', handle: 'first' });
    expect(await menu()).toEqual(expect.arrayContaining(['Tea', 'Cake']));
  });

  it('[PU2] stores a long answer in pieces and its position with the last', async () => {
    shapes.say(
      upToDate(
        Array.from({ length: 700 }, (_, at) => item(`Item ${at}`)),
        '9_0',
      ),
    );
    start();
    await eventually(async () => (await menu()).length).toBeGreaterThanOrEqual(700);
    await eventually(position).toEqual({ handle: 'first', offset: '9_0' });
  });

  it('[PU3] a shape that begins anew leaves the menu as it was meanwhile', async () => {
    shapes.say(upToDate([item('Tea')], '5_2'), mustRefetch('second'), upToDate([item('Cake')], '1_0', 'second'));
    start();
    await eventually(menu).toEqual(expect.arrayContaining(['Tea', 'Cake']));
    await eventually(position).toEqual({ handle: 'second', offset: '1_0' });
  });

  it('[PU3] shows what came before the trouble while it lasts', async () => {
    shapes.say(chunk([item('Tea')], '0_0'), ...Array.from({ length: 50 }, () => captivePortal));
    start();
    await eventually(menu).toContain('Tea');
  });

  it.each([
    ['a page that wants a guest to sign in', captivePortal],
    ['a cloud that is overloaded', status(503)],
    ['a connection that breaks', cut],
  ])('[PU9] outlasts %s', async (_, trouble) => {
    shapes.say(trouble, trouble, trouble, upToDate([item('Tea')], '5_2'));
    start();
    await eventually(menu).toContain('Tea');
    await new Promise((done) => setTimeout(done, 300));
    // Three of those, the rows, and the one that is held: nothing asks without a pause.
    expect(shapes.asked.length).toBeLessThan(10);
  });

  it('[PU9] leaves a cloud alone that says no, until the till is paired anew', async () => {
    shapes.say(status(401));
    start();
    await eventually(() => shapes.asked.length).toBe(1);
    await new Promise((done) => setTimeout(done, 400));
    expect(shapes.asked.length).toBe(1);
  });

  it('[PU2] what could not be stored is read again, and nothing is left out', async () => {
    shapes.say(upToDate([item('Tea')], '5_2'), upToDate([item('Tea')], '5_2'));
    start();
    const { db } = till.engine.till;
    db.exec("CREATE TRIGGER full BEFORE INSERT ON pulled_record BEGIN SELECT RAISE (ABORT, 'disk is full'); END");
    await eventually(() => shapes.asked.length).toBe(1);
    await new Promise((done) => setTimeout(done, 50));
    expect(position()).toBeNull();
    db.exec('DROP TRIGGER full');
    await eventually(menu).toContain('Tea');
    await eventually(position).toEqual({ handle: 'first', offset: '5_2' });
  });

  it.each([
    ['has come', upToDate([item('Tea')], '5_2')],
    ['cannot be read', captivePortal],
  ])('[PU16] the rest is read once the menu %s', async (_, answer) => {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    shapes.say((response, query) => void held.then(() => answer(response, query)));
    start();
    await eventually(() => shapes.asked.length).toBe(1);
    await new Promise((done) => setTimeout(done, 100));
    expect([...shapes.tables]).toEqual(['record']);
    release();
    await eventually(() => [...shapes.tables].sort()).toEqual([
      'guest',
      'mail',
      'record',
      'shop_feed',
      'staff',
      'stock_level',
    ]);
  });

  it('[PU16] the rest does not wait for ever for a menu that the cloud has no time for', async () => {
    shapes.say(...Array.from({ length: 100 }, () => status(503)));
    till = openEngine(directory.path, { cloudUrl: shapes.url, pace: quickPace() });
    await eventually(() => [...shapes.tables].sort()).toEqual([
      'guest',
      'mail',
      'record',
      'shop_feed',
      'staff',
      'stock_level',
    ]);
  });

  it('[PU10] an unpaired till asks for nothing', async () => {
    fileSecrets(directory.path).write('device-token', null);
    start();
    await new Promise((done) => setTimeout(done, 200));
    expect(shapes.asked).toEqual([]);
  });
});
