import { cellAt, labelAt, type OpenFormat, type SourceRow } from '../menu-format.ts';
import { nameKey } from '../tidy-text.ts';
import { openModifierColumns, openTaxColumns } from '../yes-no-columns.ts';
import { columnNotes } from './column-notes.ts';

/**
 * Loyverse's items: the rows of one handle are one item's variants, or the parts of a set; only the first of them
 * carries the name. Prices stand in one column for each shop; the first shop's are taken.
 */
export const openLoyverse: OpenFormat = (columns) => {
  const handle = columns.find('handle');
  const name = columns.find('name');
  const shops = columns.match(/^price \[(.*)\]$/i);
  const fallback = columns.find('default price', 'price');
  const price = shops[0]?.index ?? fallback;
  if (handle === -1 || name === -1 || price === -1) return null;
  const shop = shops[0]?.found[1]?.toLowerCase();
  const onSale = shop === undefined ? -1 : columns.find(`available for sale [${shop}]`);
  const options = columns.match(/^option \d+ value$/i).map(({ index }) => index);
  const [sku, category, description] = [columns.find('sku'), columns.find('category'), columns.find('description')];
  const [weighed, part] = [columns.find('sold by weight'), columns.find('sku of included item')];
  const taxes = openTaxColumns(columns);
  const modifiers = openModifierColumns(columns);
  let product: { readonly handle: string; readonly row: SourceRow } | null = null;
  let weighedRows = 0;

  return {
    format: 'loyverse',
    speaksOf: {
      category: category !== -1,
      sku: sku !== -1,
      description: description !== -1,
      taxes: taxes.things.length > 0,
      station: false,
      modifierSets: modifiers.things,
    },
    columns: {
      name: labelAt(columns, name),
      price: labelAt(columns, price),
      sku: labelAt(columns, sku),
      station: '',
    },
    reach: Math.max(handle, name, price) + 1,
    read(cells) {
      const ownHandle = cellAt(cells, handle).trim();
      const first = cellAt(cells, name).trim() !== '';
      const parent = !first && product && product.handle === ownHandle ? product.row : null;
      const chosen = options.map((index) => cellAt(cells, index).trim()).filter((value) => value !== '');
      const ownSku = cellAt(cells, sku).trim();
      const ownPrice = cellAt(cells, price).trim() || cellAt(cells, fallback);
      if (parent && ownSku === '' && chosen.length === 0 && ownPrice === '' && cellAt(cells, part) !== '') {
        return 'nothing-to-sell';
      }
      const taxed = parent ? parent.taxes : taxes.read(cells);
      if ('code' in taxed) return taxed;
      const offered = parent ? parent.modifierSets : modifiers.read(cells);
      if ('code' in offered) return offered;
      if (/^y$/i.test(cellAt(cells, weighed).trim())) weighedRows += 1;
      const row: SourceRow = {
        key: keyOf(ownSku, ownHandle, chosen),
        name: parent?.name ?? cellAt(cells, name),
        variation: chosen.join(', '),
        category: parent?.category ?? cellAt(cells, category),
        price: ownPrice,
        sku: ownSku,
        description: parent?.description ?? cellAt(cells, description),
        taxes: taxed,
        modifierSets: offered,
        station: '',
        offSale: /^n$/i.test(cellAt(cells, onSale).trim()),
      };
      if (first) product = { handle: ownHandle, row };
      return row;
    },
    notes: () => [
      ...(shops.length > 1
        ? [
            {
              code: 'several-shops' as const,
              message: `The file holds the prices of ${shops.length} shops. Those of “${shops[0]?.found[1] ?? ''}” were taken.`,
            },
          ]
        : []),
      ...(weighedRows > 0
        ? [
            {
              code: 'sold-by-weight' as const,
              message: `Sold by weight: ${weighedRows} of the items. Their price is for one whole unit; ring up the weight as the quantity.`,
            },
          ]
        : []),
      ...columnNotes([...taxes.unreadable, ...modifiers.unreadable]),
    ],
  };
};

/** Loyverse gives every variant an SKU of its own; without one the handle and the options name it. */
function keyOf(sku: string, handle: string, options: readonly string[]): string | null {
  if (sku !== '') return `sku/${sku}`;
  return handle === '' ? null : `loyverse/${[handle, ...options.map(nameKey)].join('\n')}`;
}
