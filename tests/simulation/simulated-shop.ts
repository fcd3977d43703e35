import type { CatalogChange, SettingsChange } from '#shared/journal/records.ts';
import { toldOf } from '#shared/kitchen/routing.ts';
import type { OrderLine } from '#shared/order/order.ts';
import { KITCHEN } from '#support/orders.ts';
import { FRY, ROUTED_MENU } from '#support/random-kitchen.ts';
import { stockedShop } from '#support/stock.ts';

/**
 * The stocked shop with a fryer: an item and modifiers that are made there, too. The kitchen and the fryer have screens
 * beside their paper, and the fryer prints where receipts do; the cash drawer hangs there.
 */
export function simulatedShop(shop: string): ReturnType<typeof stockedShop> {
  const { catalog, settings } = stockedShop(shop);
  const changes = ROUTED_MENU.modifierGroups.map(({ id, ...set }) => ({ noun: 'modifierGroup', id, set }));
  const items = ROUTED_MENU.items.map(({ id, modifierGroupIds, stationIds }) => ({
    ...{ noun: 'item', id, set: { modifierGroupIds, stationIds } },
  }));
  const shown = [KITCHEN, FRY].map(({ id, ...set }) => ({ noun: 'station', id, set: { ...set, shows: 'both' } }));
  return {
    catalog: joined([...catalog, ...changes, ...items] as CatalogChange[]),
    settings: [...settings.map(withDrawer), ...shown] as SettingsChange[],
  };
}

/** Where receipts are printed, the drawer is. */
const withDrawer = (edit: SettingsChange): SettingsChange =>
  edit.noun === 'printer' && edit.set.printsReceipts ? { ...edit, set: { ...edit.set, opensDrawer: true } } : edit;

/** One edit of each record, as a till that is set up at once has it. */
const joined = (edits: readonly CatalogChange[]): CatalogChange[] =>
  [...Map.groupBy(edits, ({ noun, id }) => `${noun} ${id}`).values()].map(
    ([first, ...more]) =>
      ({ ...first, set: Object.assign({}, first?.set, ...more.map(({ set }) => set)) }) as CatalogChange,
  );

/** What was rung up, and with what. */
export interface RungUp extends Pick<OrderLine, 'itemId' | 'stations' | 'expo'> {
  readonly modifiers: Omit<OrderLine['modifiers'][number], 'within'>[];
}

/**
 * Where a line is made by how the shop was set up, whatever was recorded of it: nobody moves a station in the simulation.
 * Nowhere, for none. Of an item that this shop does not have, as where a real till is killed, it is what was recorded.
 */
export function madeAt(line: RungUp | undefined): string[] {
  const item = ROUTED_MENU.items.find(({ id }) => id === line?.itemId);
  if (line && !item)
    return toldOf({ lines: [] }, { ...line, kitchen: 'told', replaces: null }).map(({ stationId }) => stationId);
  const category = ROUTED_MENU.categories.find(({ id }) => id === item?.categoryId);
  const known = ROUTED_MENU.modifierGroups.flatMap(({ modifiers }) => modifiers);
  const chosen = line?.modifiers.flatMap(({ modifierId }) => known.filter(({ id }) => id === modifierId)) ?? [];
  const ofModifiers = chosen.flatMap(({ stationIds }) => stationIds ?? []);
  return [...new Set([...(item?.stationIds ?? category?.stationIds ?? []), ...ofModifiers])];
}

/** The stations whose tickets are read on screens, too. */
export const ON_SCREENS: ReadonlySet<string> = new Set([KITCHEN.id, FRY.id]);
