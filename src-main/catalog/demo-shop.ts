import type { ShopId, TaxId } from '#shared/ids/ids.ts';
import type { CatalogChange, SettingsChange } from '#shared/journal/records.ts';
import { asMinor, asRate } from '#shared/money/minor.ts';
import { type DemoCategory, type DemoChoicesName, demoCategories, demoChoices } from './demo-shop-menu.ts';
import { type RecordIds, recordIdsOf } from './import/record-ids.ts';

/** The believable shop that a first start opens with: a café in Berlin, its printers on the screen. */
export function demoChanges(shopId: ShopId): { catalog: CatalogChange[]; settings: SettingsChange[] } {
  const ids = recordIdsOf(shopId);
  const menu = demoMenu(shopId, { full: [ids.tax('full')], reduced: [ids.tax('reduced')] });
  return {
    catalog: [...taxes(ids), ...menu.catalog],
    settings: [shop(shopId), ...menu.settings, ...printers(ids)],
  };
}

/** The taxes that drinks bear, and those that food does. */
type DemoTaxes = Readonly<Record<DemoCategory['tax'], readonly TaxId[]>>;

/** Its menu alone, with the stations that make it, under a shop's own taxes. */
export function demoMenu(shopId: ShopId, taxIds: DemoTaxes): { catalog: CatalogChange[]; settings: SettingsChange[] } {
  const ids = recordIdsOf(shopId);
  return {
    catalog: [...modifierGroups(ids), ...categories(ids), ...items(ids, taxIds)],
    settings: stations(ids),
  };
}

const shop = (id: ShopId): SettingsChange => ({
  noun: 'shop',
  id,
  set: {
    name: 'Café Morgenrot',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    dayStartMinutes: 240,
    taxRounding: 'line',
    printReceipts: true,
    receiptHeader: 'Am Beispielplatz 3\n10119 Berlin',
    receiptFooter: 'Thank you and see you soon',
    // It is for showing: a shop of one's own begins without a reader.
    cards: { reader: 'simulated', tips: 'screen', captures: 'at-once' },
  },
});

const STATIONS = ['Bar', 'Kitchen'] as const;

const stations = (ids: RecordIds): SettingsChange[] =>
  STATIONS.map((name, position) => ({ noun: 'station', id: ids.station(name), set: { name, position } }));

/** One virtual printer for each station and one for receipts: the demo needs no hardware. */
const printers = (ids: RecordIds): SettingsChange[] => [
  ...STATIONS.map(
    (name): SettingsChange => ({
      noun: 'printer',
      id: ids.printer(name),
      set: { name, address: `virtual:${name.toLowerCase()}`, stationIds: [ids.station(name)], columns: 48 },
    }),
  ),
  {
    noun: 'printer',
    id: ids.printer('Receipts'),
    set: { name: 'Receipts', address: 'virtual:receipts', printsReceipts: true, opensDrawer: true, columns: 48 },
  },
];

/** German VAT: the reduced rate for food, the full one for drinks; both are within the prices. */
const taxes = (ids: RecordIds): CatalogChange[] => [
  { noun: 'tax', id: ids.tax('full'), set: { name: 'VAT', rate: asRate(190_000), inclusive: true } },
  { noun: 'tax', id: ids.tax('reduced'), set: { name: 'VAT reduced', rate: asRate(70_000), inclusive: true } },
];

const modifierGroups = (ids: RecordIds): CatalogChange[] =>
  Object.entries(demoChoices).map(([key, { name, min, max, choices }], position) => ({
    noun: 'modifierGroup',
    id: ids.modifierGroup(key),
    set: {
      name,
      min,
      max,
      modifiers: choices.map(([choice, price, { kind, station } = {}]) => ({
        id: ids.modifier(`${key}/${choice}`),
        name: choice,
        price: asMinor(price),
        ...(kind && { kind }),
        ...(station && { stationIds: [ids.station(station)] }),
      })),
      position,
    },
  }));

const categories = (ids: RecordIds): CatalogChange[] =>
  demoCategories.map(({ name, colour, station }, position) => ({
    noun: 'category',
    id: ids.category(name),
    set: { name, colour, stationIds: station ? [ids.station(station)] : [], position },
  }));

const items = (ids: RecordIds, taxIds: DemoTaxes): CatalogChange[] =>
  demoCategories.flatMap((category) =>
    category.items.map(({ name, price, choices, description }, position) => ({
      noun: 'item' as const,
      id: ids.item(`demo/${name}`),
      set: {
        name,
        price: price === null ? null : asMinor(price),
        categoryId: ids.category(category.name),
        taxIds: [...taxIds[category.tax]],
        modifierGroupIds: (choices ?? []).map((key: DemoChoicesName) => ids.modifierGroup(key)),
        description: description ?? null,
        position,
      },
    })),
  );
