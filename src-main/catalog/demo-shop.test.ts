import { describe, expect, it } from 'vitest';
import type { ShopId } from '#shared/ids/ids.ts';
import { catalogChange, settingsChange } from '#shared/journal/records.ts';
import { emptyCatalog, foldCatalog } from '#support/fold-catalog.ts';
import { demoChanges } from './demo-shop.ts';

const SHOP = '0199f0a0-0000-7000-8000-000000000001' as ShopId;
const demo = demoChanges(SHOP);
const menu = foldCatalog(emptyCatalog, demo.catalog);
const of = (noun: string) => demo.settings.filter((change) => change.noun === noun);

describe('the demo shop', () => {
  it('is made of edits that the till accepts, each record once', () => {
    for (const change of demo.catalog) catalogChange.parse(change);
    for (const change of demo.settings) settingsChange.parse(change);
    const all = [...demo.catalog, ...demo.settings].map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is the same shop each time, and another shop has other records', () => {
    expect(demoChanges(SHOP)).toEqual(demo);
    const other = demoChanges('0199f0a0-0000-7000-8000-000000000002' as ShopId);
    const ids = new Set(demo.catalog.map(({ id }) => String(id)));
    expect(other.catalog.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('has a believable menu: every item in a category, taxed once, its choices there', () => {
    expect(menu.items.length).toBeGreaterThanOrEqual(60);
    expect(menu.categories).toHaveLength(9);
    const groups = new Set(menu.modifierGroups.map(({ id }) => id));
    for (const item of menu.items) {
      expect(menu.categories.some(({ id }) => id === item.categoryId)).toBe(true);
      expect(item.taxIds).toHaveLength(1);
      expect(item.modifierGroupIds.filter((id) => !groups.has(id))).toEqual([]);
    }
    expect(new Set(menu.items.map(({ name }) => name)).size).toBe(menu.items.length);
    expect(menu.taxes.map(({ rate, inclusive }) => [rate, inclusive])).toEqual([
      [190_000, true],
      [70_000, true],
    ]);
  });

  it('offers choices that can be made', () => {
    for (const { min, max, modifiers } of menu.modifierGroups) {
      expect(min).toBeLessThanOrEqual(max);
      expect(max).toBeLessThanOrEqual(modifiers.length);
    }
  });

  it('makes drinks at the bar and food in the kitchen, each with its printer', () => {
    const stations = of('station').map(({ id }) => id as string);
    expect(stations).toHaveLength(2);
    const made = new Set(menu.categories.flatMap(({ stationIds }) => stationIds as string[]));
    expect([...made].sort()).toEqual([...stations].sort());
    const printers = of('printer').map(
      ({ set }) => set as { stationIds?: string[]; printsReceipts?: boolean; address: string },
    );
    for (const station of stations) expect(printers.some(({ stationIds }) => stationIds?.includes(station))).toBe(true);
    expect(printers.filter(({ printsReceipts }) => printsReceipts)).toHaveLength(1);
    expect(printers.every(({ address }) => address.startsWith('virtual:'))).toBe(true);
  });
});
