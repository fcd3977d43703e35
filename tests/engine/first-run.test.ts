import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takePlace } from '#main/engine/take-place.ts';
import type { FirstRun } from '#shared/first-run/first-run.ts';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { newId, openEngine, smallShop, type TestEngine, tempDirectory } from '#support/engine.ts';

const SAID: FirstRun = { step: 'menu', language: 'de', country: 'AT', menu: null, printer: null };

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
const open = (seed: Parameters<typeof openEngine>[1] = {}) => {
  till = openEngine(directory.path, { seed: null, ...seed });
  return till;
};
beforeEach(() => {
  directory = tempDirectory();
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

const refusalIn = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => null,
    (error) => error.data.code,
  );
const asked = async () => (await till.client.till.state()).firstRun;
const itemsOf = async () => (await till.client.catalog.get()).catalog.items;

describe('the first run', () => {
  it('[FR1] is asked of a file that was born without a shop, and of no other', async () => {
    open();
    expect(await asked()).toEqual({ step: 'language', language: null, country: null, menu: null, printer: null });
    await till.close();
    directory.remove();
    directory = tempDirectory();
    open({ seed: (shop) => smallShop(shop) });
    expect(await asked()).toBeNull();
  });

  it('[FR2] goes on where it was after the engine was started anew, also by a start that would bring a shop along', async () => {
    open();
    expect(await till.client.firstRun.say({ commandId: newId(), firstRun: SAID })).toEqual({ firstRun: SAID });
    await till.close();
    open({ seed: (shop) => smallShop(shop) });
    expect(await asked()).toEqual(SAID);
  });

  it('[FR1] is over for good once it was finished: a window that was left open cannot begin it again', async () => {
    open();
    const finish = { commandId: newId<string>() };
    expect(await till.client.firstRun.finish(finish)).toEqual({ firstRun: null });
    expect(await till.client.firstRun.finish(finish)).toEqual({ firstRun: null });
    const late = till.client.firstRun.say({ commandId: newId(), firstRun: SAID });
    expect(await refusalIn(late)).toBe('first-run-over');
    expect(await refusalIn(till.client.firstRun.takeMenu({ commandId: newId(), menu: 'empty' }))).toBe(
      'first-run-over',
    );
    await till.close();
    open();
    expect(await asked()).toBeNull();
  });

  it('[FR1] ends where the till joins a shop that trades already, and goes on in one that is new to the cloud', async () => {
    open();
    const place = () => ({ org: newId<OrgId>(), shop: newId<ShopId>(), letter: 'B' });
    takePlace(till.engine.till, { ...place(), isSetUp: false });
    expect(await asked()).toMatchObject({ step: 'language' });
    takePlace(till.engine.till, { ...place(), isSetUp: true });
    expect(await asked()).toBeNull();
  });

  it('[FR6] makes the menu what was chosen last and nothing else, under the shop’s own taxes', async () => {
    open();
    const { client } = till;
    const tax = (name: string, rate: number) => {
      const set = { name, rate, inclusive: true };
      return { noun: 'tax' as const, id: newId<string>(), set };
    };
    const taxes = [tax('USt.', 100_000), tax('USt.', 200_000)];
    await client.catalog.change({ commandId: newId(), changes: taxes });
    const take = (menu: 'demo' | 'import' | 'empty') => client.firstRun.takeMenu({ commandId: newId(), menu });
    const stations = async () => (await client.till.state()).settings.stations.map(({ name }) => name);

    expect((await take('demo')).firstRun).toMatchObject({ menu: 'demo' });
    const demo = await itemsOf();
    expect(demo.length).toBeGreaterThan(50);
    expect(await stations()).toEqual(['Bar', 'Kitchen']);
    const rateOf = (name: string) => {
      const [taxId] = demo.find((item) => item.name === name)?.taxIds ?? [];
      return taxes.find(({ id }) => id === taxId)?.set.rate;
    };
    expect([rateOf('Espresso'), rateOf('Butter croissant')]).toEqual([200_000, 100_000]);

    await take('import');
    expect([await itemsOf(), await stations()]).toEqual([[], []]);
    const file = { fileName: 'menu.csv', text: 'name,category,price\nEspresso,Coffee,2.40\nTea,Tea,2.80\n' };
    await client.catalog.import({ commandId: newId(), ...file, onBadRows: 'refuse' });
    await take('import');
    expect((await itemsOf()).map(({ name }) => name)).toEqual(['Espresso', 'Tea']);

    await take('demo');
    expect(await itemsOf()).toEqual(demo);
    await take('empty');
    const { catalog } = await client.catalog.get();
    expect([catalog.items, catalog.categories, catalog.modifierGroups]).toEqual([[], [], []]);
    expect(catalog.taxes).toHaveLength(2);

    await take('import');
    await client.catalog.import({ commandId: newId(), ...file, onBadRows: 'refuse' });
    expect((await itemsOf()).map(({ name }) => name)).toEqual(['Espresso', 'Tea']);
  });
});
