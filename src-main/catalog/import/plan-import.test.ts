import { describe, expect, it } from 'vitest';
import type { Catalog, Item } from '#shared/catalog/catalog.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from '#shared/catalog/menu-import.ts';
import type { CategoryId, ItemId, ModifierGroupId, ShopId, StationId, TaxId } from '#shared/ids/ids.ts';
import { asMinor, asRate } from '#shared/money/minor.ts';
import { emptyCatalog, foldCatalog } from '#support/fold-catalog.ts';
import { type ImportPlan, type ImportShop, planImport } from './plan-import.ts';

const shop: ImportShop = { id: '0199f0a0-0000-7000-8000-000000000001' as ShopId, currency: 'EUR' };
const id = <T extends string>(n: number): T => `0199f0a0-0000-7000-8000-0000000000${String(n).padStart(2, '0')}` as T;

function plan(text: string, current: Catalog = emptyCatalog, at: ImportShop = shop): ImportPlan {
  const made = planImport({ fileName: 'menu.csv', text }, current, at);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const refusalOf = (text: string) => {
  const made = planImport({ fileName: 'menu.csv', text }, emptyCatalog, shop);
  return made.ok ? null : made.error;
};

const imported = (text: string, current: Catalog = emptyCatalog, at: ImportShop = shop): Catalog =>
  foldCatalog(current, plan(text, current, at).changes);

const named = (menu: Catalog, name: string): Item => {
  const found = menu.items.filter((item) => item.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} items are named ${name}`);
  return found[0];
};

const problemsOf = (text: string, at: ImportShop = shop) =>
  plan(text, emptyCatalog, at).preview.problems.map(({ line, column, code }) => [line, column, code]);

describe('what is no menu', () => {
  it.each([
    ['an unknown header', 'a,b,c\n1,2,3\n', 'columns'],
    ['rows without a header', 'Latte,Coffee,3.50\nTea,Hot,2.50\n', 'columns'],
    ['prose', 'Dear all,\nhere is our menu. It has a name, and a price.\n', 'columns'],
    ['a header alone', 'name,category,price\n\n,,\n', 'no rows'],
    ['nothing', '', 'empty'],
    ['a web page', '<html><body>name,price</body></html>', 'web page'],
    ['a workbook', 'PK\u0003\u0004name,price', 'save the menu as CSV'],
    ['binary data', 'name,price\nA\u0000,1', 'binary'],
    ['too many rows', `name,price\n${'a,1\n'.repeat(MAX_IMPORT_ROWS + 1)}`, 'more than 100000 rows'],
  ])('[I2] refuses %s', (_, text, words) => {
    expect(refusalOf(text)).toMatchObject({ code: 'file-not-a-menu', message: expect.stringContaining(words) });
  });

  it('[I1] refuses text that is too large, also when only its bytes are', () => {
    expect(refusalOf('x'.repeat(MAX_IMPORT_BYTES + 1))?.code).toBe('file-too-large');
    expect(refusalOf('é'.repeat(MAX_IMPORT_BYTES / 2 + 1))?.code).toBe('file-too-large');
  });
});

describe('finding the header', () => {
  it.each([
    ['any case and spacing', ' NAME ,  Category,PRICE\nTea,Hot,2.50\n'],
    ['semicolons', 'name;category;price\nTea;Hot;2,50\n'],
    ['tabs', 'name\tcategory\tprice\nTea\tHot\t2.50\n'],
    ['bars', 'name|category|price\nTea|Hot|2.50\n'],
    ['old line ends', 'name,category,price\rTea,Hot,2.50\r'],
    ['a byte order mark', '\ufeffname,category,price\nTea,Hot,2.50\n'],
    ['a line of instructions before it', 'Do not edit the first column\n\nname,category,price\nTea,Hot,2.50\n'],
    ['the separator of a spreadsheet', 'sep=;\nname;category;price\nTea;Hot;2,50\n'],
    ['columns of another order and more of them', 'price,colour,category,name\n2.50,green,Hot,Tea\n'],
    ['names in German', 'Bezeichnung;Warengruppe;Preis in EUR\nTea;Hot;2,50\n'],
    ['names in Spanish', 'Nombre,Categoría,Precio (€)\nTea,Hot,2.50\n'],
  ])('[I3] with %s', (_, text) => {
    expect(plan(text).preview).toMatchObject({
      format: 'plain',
      sample: [{ name: 'Tea', category: 'Hot', price: 250 }],
    });
  });

  it('[I3] takes a Square workbook saved as CSV, whose columns are marked as locked', () => {
    const text =
      'Edit the white cells\n"Token\n(locked)","Item Name\n(locked)",Variation Name,Price\nT1,Tea,Regular,2.50\n';
    expect(plan(text).preview).toMatchObject({ format: 'square', sample: [{ line: 5, name: 'Tea', price: 250 }] });
  });
});

describe('names', () => {
  it('[I6] puts a variation behind the name, unless it says nothing', () => {
    const text =
      'Token,Item Name,Variation Name,Price\n1,Tea,Regular,2\n2,Tea,Large,3\n3,Cake,,4\n4,Pie,default,5\n5,Bun,DEFAULT TITLE,6\n';
    expect(plan(text).preview.sample.map(({ name }) => name)).toEqual(['Tea', 'Tea, Large', 'Cake', 'Pie', 'Bun']);
  });

  it('[I19] cleans what a printer would obey', () => {
    const menu = imported(
      'name,category,price,description\n" Tea\u001b@\u0007  of\u00a0day ","Hot\u0000\u200b",2,"one\n\u001btwo"\n'.replace(
        '\u0000',
        '',
      ),
    );
    expect(menu.items[0]).toMatchObject({ name: 'Tea @ of day', description: 'one\ntwo' });
    expect(menu.categories[0]?.name).toBe('Hot');
  });

  it('[I19] keeps emoji and mends half of one', () => {
    expect(imported('name,price\nTea 😀,2\nCake \ud83d,3\n').items.map(({ name }) => name)).toEqual([
      'Tea 😀',
      'Cake \ufffd',
    ]);
  });
});

describe('importing again', () => {
  const first = 'name,category,price\nEspresso,Coffee,2.60\nCake,Sweet,4.20\nTea,Hot,3.00\n';

  it('[I7] changes just the field that changed', () => {
    const menu = imported(first);
    const { changes, preview } = plan(first.replace('4.20', '4.50'), menu);
    expect(changes).toEqual([{ noun: 'item', id: named(menu, 'Cake').id, set: { price: 450 } }]);
    expect(preview).toMatchObject({ added: 0, changed: 1, unchanged: 2, categories: 0 });
  });

  it('[I9] leaves what the file does not list, and fields that it has no columns for', () => {
    const menu = imported('name,category,price,sku,tax\nEspresso,Coffee,2.60,E1,19%\nCake,Sweet,4.20,C1,7%\n');
    const { changes } = plan('name,price\nEspresso,2.80\n', menu);
    expect(changes).toEqual([{ noun: 'item', id: named(menu, 'Espresso').id, set: { price: 280 } }]);
  });

  it('[I9] brings back what was archived on the till', () => {
    const menu = imported(first);
    const { id: archived } = named(menu, 'Cake');
    const without = { ...menu, items: menu.items.filter((item) => item.id !== archived) };
    const { changes, preview } = plan(first, without);
    expect(preview.added).toBe(1);
    expect(changes).toMatchObject([{ id: archived, set: { name: 'Cake', archived: false } }]);
  });

  it('[I12] moves nothing when a row is added in the middle', () => {
    const menu = imported('name,category,price\nA,X,1\nB,X,2\nC,X,3\n');
    const more = 'name,category,price\nA,X,1\nNew,X,9\nB,X,2\nC,X,3\n';
    const { changes } = plan(more, menu);
    expect(changes).toHaveLength(1);
    expect(imported(more, menu).items.map(({ name }) => name)).toEqual(['A', 'New', 'B', 'C']);
  });

  it('[I12] follows a file that was put in another order', () => {
    const menu = imported('name,category,price\nA,X,1\nB,X,2\nC,Y,3\n');
    const turned = imported('name,category,price\nC,Y,3\nB,X,2\nA,X,1\n', menu);
    expect(turned.categories.map(({ name }) => name)).toEqual(['Y', 'X']);
    expect(turned.items.filter(({ name }) => name !== 'C').map(({ name }) => name)).toEqual(['B', 'A']);
  });
});

describe('finding the item on the menu', () => {
  it('[I7] gives an item the same id whatever else its row says, in this shop alone', () => {
    const text = 'Token,Item Name,Price\nT1,Tea,2\n';
    const { id: here } = named(imported(text), 'Tea');
    expect(named(imported('Token,Item Name,Price\nT1,Green tea,3\n'), 'Green tea').id).toBe(here);
    const elsewhere = { ...shop, id: '0199f0a0-0000-7000-8000-000000000002' as ShopId };
    expect(named(imported(text, emptyCatalog, elsewhere), 'Tea').id).not.toBe(here);
  });

  it('[I8] takes one with the name and category rather than doubling it', () => {
    const menu = imported('Token,Item Name,Variation Name,Category,Price\nT1,Latte,Large,Coffee,4\nT2,Tea,,Hot,2\n');
    const { changes, preview } = plan('name,category,price\n"latte,  LARGE",coffee,4.40\n', menu);
    expect(preview).toMatchObject({ added: 0, changed: 1, categories: 0 });
    expect(changes).toMatchObject([{ id: named(menu, 'Latte, Large').id, set: { price: 440 } }]);
  });

  it('[I8] keeps one name in two categories apart', () => {
    const menu = imported('Menu Group,Menu Item,Price\nMains,Burger,14\nLunch,Burger,11\n');
    expect(menu.items).toHaveLength(2);
    expect(plan('Menu Group,Menu Item,Price\nLunch,Burger,11\nMains,Burger,14\n', menu).preview.added).toBe(0);
  });

  it('[I8] prefers the SKU to the name', () => {
    const menu = imported('name,category,price,sku\nTea,Hot,2,T1\nCake,Sweet,4,C1\n');
    const { changes } = plan('Token,Item Name,Category,SKU,Price\nX,Cake,Sweet,T1,2\n', menu);
    expect(changes).toMatchObject([{ id: named(menu, 'Tea').id, set: { name: 'Cake' } }]);
  });

  it('[I8] finds its own again after the shop was paired under another id', () => {
    const text = 'Token,Item Name,Category,Price,Tax - VAT (19%)\nT1,Tea,Hot,2,Y\nT2,Cake,Sweet,4,N\n';
    const paired = { ...shop, id: '0199f0a0-0000-7000-8000-000000000009' as ShopId };
    expect(plan(text, imported(text), paired).changes).toEqual([]);
  });

  it('[I8] does not make a category again that was renamed on the till', () => {
    const menu = imported('name,category,price\nTea,Hot,2\n');
    const renamed = { ...menu, categories: menu.categories.map((one) => ({ ...one, name: 'Warm' })) };
    expect(plan('name,category,price\nTea,Hot,2\nCocoa,Hot,3\n', renamed).preview).toMatchObject({ categories: 0 });
  });

  it('[I7] tells the later of two rows that are one item', () => {
    expect(problemsOf('Token,Item Name,Price\nT1,Tea,2\nT2,Tea,2\nT1,Tea,3\n')).toEqual([
      [4, 'Item Name', 'duplicate-row'],
    ]);
    expect(problemsOf('name,category,price\nTea,Hot,2\nTEA,hot,3\nTea,Cold,3\n')).toEqual([
      [3, 'name', 'duplicate-row'],
    ]);
  });

  it('[I7] does not call a row a duplicate of a bad one', () => {
    expect(problemsOf('name,price,sku\nTea,-2,T\nTea,2,T\n')).toEqual([[2, 'price', 'price-negative']]);
  });
});

describe('taxes', () => {
  const vat = { name: 'VAT', inclusive: true, archived: false };
  const menu: Catalog = {
    ...emptyCatalog,
    taxes: [
      { ...vat, id: id<TaxId>(1), rate: asRate(190_000) },
      { ...vat, id: id<TaxId>(2), rate: asRate(70_000) },
    ],
  };

  it('[I11] finds one by name and rate and makes another rate another tax', () => {
    const { changes, preview } = plan('name,price,tax\nA,1,VAT 19%\nB,1,vat (7 %)\nC,1,5.5% VAT\n', menu);
    expect(preview.taxes).toBe(1);
    const after = foldCatalog(menu, changes);
    expect(named(after, 'A').taxIds).toEqual([id(1)]);
    expect(named(after, 'B').taxIds).toEqual([id(2)]);
    expect(after.taxes.find(({ rate }) => rate === 55_000)).toMatchObject({ name: 'VAT', inclusive: true });
  });

  it('[I11] takes any tax of a rate that stands alone, and keeps the one that fits', () => {
    const after = imported('name,price,tax\nA,1,19\nB,1,"7,0 %"\nC,1,\n', menu);
    expect(['A', 'B', 'C'].map((name) => named(after, name).taxIds)).toEqual([[id(1)], [id(2)], []]);
    const other = {
      ...after,
      taxes: [{ ...vat, name: 'Alcohol', id: id<TaxId>(3), rate: asRate(190_000) }, ...after.taxes],
    };
    expect(plan('name,price,tax\nA,1,19\nB,1,7\nC,1,\n', other).changes).toEqual([]);
  });

  it('[I11] is named after its column where the row gives the rate alone', () => {
    const names = (text: string) => imported(text).taxes.map(({ name, rate }) => [name, rate]);
    expect(names('name,price,VAT %\nA,1,20\n')).toEqual([['VAT', 200_000]]);
    expect(names('Bezeichnung;Preis;MwSt (%)\nA;1;7\n')).toEqual([['MwSt', 70_000]]);
    expect(names('name,price,Tax rate\nA,1,5%\n')).toEqual([['Tax', 50_000]]);
  });

  it('[I11] is added to the price in dollars and within it elsewhere', () => {
    const text = 'Token,Item Name,Price,Tax - Sales Tax (8.875%)\nT1,Tea,2,Y\n';
    expect(imported(text, emptyCatalog, { ...shop, currency: 'USD' }).taxes).toMatchObject([
      { rate: 88_750, inclusive: false },
    ]);
    expect(imported(text, emptyCatalog, { ...shop, currency: 'GBP' }).taxes).toMatchObject([{ inclusive: true }]);
  });

  it.each(['lots', '120%', '0.19', '8.87551%', '-7%', '7%%'])('[I11] cannot read %s', (tax) => {
    expect(problemsOf(`name,price,tax\nTea,2,${tax}\n`)).toEqual([[2, 'tax', 'tax-unreadable']]);
  });

  it('[I11] tells a Y/N column that says neither, and one whose rate is missing', () => {
    const { preview } = plan('Token,Item Name,Price,Tax - VAT (20%),Tax - Old\nT1,Tea,2,maybe,Y\nT2,Pie,3,Y,Y\n');
    expect(preview.problems).toMatchObject([{ line: 2, column: 'Tax - VAT (20%)', code: 'tax-unreadable' }]);
    expect(preview.notes).toMatchObject([{ code: 'column-unreadable', message: expect.stringContaining('Tax - Old') }]);
  });

  it('[I11] refuses more taxes than an item can bear', () => {
    const columns = Array.from({ length: 9 }, (_, at) => `Tax - T${at} (1%)`);
    const text = `Token,Item Name,Price,${columns.join(',')}\nT1,Tea,2,${columns.map(() => 'Y').join(',')}\n`;
    expect(problemsOf(text)).toEqual([[2, null, 'tax-unreadable']]);
  });
});

describe('choices and stations', () => {
  const group = (n: number, name: string) => ({
    ...{ id: id<ModifierGroupId>(n), name, min: 0, max: 1, modifiers: [], position: n, archived: false },
  });
  const item = (name: string, modifierGroupIds: ModifierGroupId[]): Item => ({
    ...{ id: id<ItemId>(50), name, price: asMinor(200), categoryId: null, taxIds: [], modifierGroupIds },
    ...{
      stationIds: null,
      sku: null,
      description: null,
      position: 15,
      archived: false,
      tracked: false,
      lowLevel: null,
    },
  });

  it('[I18] links groups of the name, keeps those that the file does not speak of, and tells the unknown', () => {
    const menu: Catalog = {
      ...emptyCatalog,
      modifierGroups: [group(1, 'Milk'), group(2, 'Size'), group(3, 'Syrup')],
      items: [item('Tea', [id(2), id(3)])],
    };
    const text = 'Token,Item Name,Price,Modifier Set - MILK,Modifier Set - Size,Modifier Set - Sugar\nT1,Tea,2,Y,N,Y\n';
    const { changes, preview } = plan(text, menu);
    expect(changes).toEqual([{ noun: 'item', id: id(50), set: { modifierGroupIds: [id(3), id(1)] } }]);
    expect(preview.notes).toMatchObject([{ code: 'modifiers-unknown', message: expect.stringContaining('“Sugar”') }]);
  });

  it('[I20] sends items to the stations named, and tells one that is not there', () => {
    const at: ImportShop = {
      ...shop,
      stations: [
        { id: id<StationId>(1), name: 'Bar' },
        { id: id<StationId>(2), name: 'Hot / Cold' },
      ],
    };
    const text = 'name,price,station\nTea,2,bar\nMix,3,Bar; Hot / Cold\nSoup,4,Hot / Cold\nPie,4,\nToast,5,Grill\n';
    const menu = imported(text, emptyCatalog, at);
    expect(menu.items.map(({ name, stationIds }) => [name, stationIds])).toEqual([
      ['Tea', [id(1)]],
      ['Mix', [id(1), id(2)]],
      ['Soup', [id(2)]],
      ['Pie', null],
    ]);
    expect(problemsOf(text, at)).toEqual([[6, 'station', 'station-unknown']]);
  });

  it('[I20] passes stations over where the shop’s are not known', () => {
    expect(plan('name,price,station\nTea,2,Bar\n').changes).toMatchObject([{ set: { name: 'Tea' } }]);
    expect(plan('name,price,station\nTea,2,Bar\n').changes[0]?.set).not.toHaveProperty('stationIds');
  });

  it('[I16] says that nobody makes what is in a new category', () => {
    const at = { ...shop, stations: [{ id: id<StationId>(1), name: 'Bar' }] };
    const codes = (text: string) => plan(text, emptyCatalog, at).preview.notes.map(({ code }) => code);
    expect(codes('name,category,price\nTea,Hot,2\n')).toEqual(['no-station']);
    expect(codes('name,category,price,station\nTea,Hot,2,Bar\n')).toEqual([]);
  });
});

describe('rows that are not for sale', () => {
  const header = 'Token,Item Name,Category,Price,Archived\n';

  it('[I17] archives an item that the source has archived, once', () => {
    const menu = imported(`${header}T1,Tea,Hot,2,N\nT2,Pie,Sweet,3,N\n`);
    const text = `${header}T1,Tea,Hot,2,Y\nT2,Pie,Sweet,3,N\n`;
    const { changes, preview } = plan(text, menu);
    expect(changes).toEqual([{ noun: 'item', id: named(menu, 'Tea').id, set: { archived: true } }]);
    expect(preview).toMatchObject({ changed: 1, unchanged: 1, leftOut: 0 });
    const after = foldCatalog(menu, changes);
    expect(plan(text, after)).toMatchObject({ changes: [], preview: { leftOut: 1 } });
  });

  it('[I17] does not archive the one that came after it under the same name', () => {
    const menu = imported(`${header}T2,Tea,Hot,2,N\n`);
    const { changes } = plan(`${header}T1,Tea,Hot,1,Y\nT2,Tea,Hot,2,N\n`, menu);
    expect(changes).toEqual([]);
  });

  it('[I17] does not look for faults in them', () => {
    expect(plan(`${header}T1,Tea,Hot,old price,Y\n`).preview).toMatchObject({ leftOut: 1, problems: [] });
  });
});

describe('new categories', () => {
  it('[I13] get colours that the menu does not use yet', () => {
    const colour = '#b45309';
    const menu: Catalog = {
      ...emptyCatalog,
      categories: [{ id: id<CategoryId>(1), name: 'Old', colour, stationIds: [], position: 1, archived: false }],
    };
    const names = Array.from({ length: 13 }, (_, at) => `C${at}`);
    const after = imported(`name,category,price\n${names.map((name) => `${name},${name},1`).join('\n')}`, menu);
    const colours = after.categories.filter(({ name }) => name !== 'Old').map((one) => one.colour);
    expect(new Set(colours.slice(0, 11)).size).toBe(11);
    expect(colours.slice(0, 11)).not.toContain(colour);
    expect(colours).toHaveLength(13);
  });
});

describe('bad rows', () => {
  it('[I14] are counted beyond those that are told', () => {
    const { preview } = plan(`name,price\n${'Tea,x\n'.repeat(700)}Cake,2\n`);
    expect(preview).toMatchObject({ rows: 701, badRows: 700, added: 1 });
    expect(preview.problems).toHaveLength(500);
  });

  it('[I14] do not keep a good row from going in, and leave no trace', () => {
    const { changes } = plan('name,category,price,tax\nTea,Hot,2,7%\nYacht,Toys,-1,19%\n');
    expect(changes.map(({ noun, set }) => [noun, 'name' in set && set.name])).toEqual([
      ['tax', 'tax'],
      ['category', 'Hot'],
      ['item', 'Tea'],
    ]);
  });

  it('[I16] says that prices are in another currency', () => {
    const { preview } = plan('name,price\nTea,£2\n');
    expect(preview.notes).toMatchObject([{ code: 'currency-differs' }]);
    expect(plan('name,price\nTea,€2\n').preview.notes).toEqual([]);
  });

  it('[I16] cuts a long description and says so', () => {
    const menu = imported(`name,price,description\nTea,2,${'x'.repeat(5_000)}\n`);
    expect(menu.items[0]?.description).toHaveLength(2_000);
  });
});
