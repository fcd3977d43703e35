import { cellAt, labelAt, type OpenFormat } from '../menu-format.ts';
import { openModifierColumns, openTaxColumns } from '../yes-no-columns.ts';
import { columnNotes } from './column-notes.ts';

/** Square's item library: one row for each variation, with a token of its own. */
export const openSquare: OpenFormat = (columns) => {
  const name = columns.find('item name');
  const token = columns.find('token');
  const variation = columns.find('variation name');
  if (name === -1 || (token === -1 && variation === -1)) return null;
  const price = columns.find('price');
  if (price === -1) return null;
  const options = columns.match(/^option value \d+$/i).map(({ index }) => index);
  const [reporting, categories, category] = [
    columns.find('reporting category'),
    columns.find('categories'),
    columns.find('category'),
  ];
  const sku = columns.find('sku');
  const description = columns.find('description');
  const archived = columns.find('archived');
  const taxes = openTaxColumns(columns);
  const modifiers = openModifierColumns(columns);

  return {
    format: 'square',
    speaksOf: {
      category: reporting !== -1 || categories !== -1 || category !== -1,
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
    reach: Math.max(name, price) + 1,
    read(cells) {
      const taxed = taxes.read(cells);
      if ('code' in taxed) return taxed;
      const offered = modifiers.read(cells);
      if ('code' in offered) return offered;
      const chosen = options.map((index) => cellAt(cells, index).trim()).filter((value) => value !== '');
      const key = cellAt(cells, token).trim();
      return {
        key: key === '' ? null : `square/${key}`,
        name: cellAt(cells, name),
        variation: cellAt(cells, variation).trim() || chosen.join(', '),
        category: categoryOf(cellAt(cells, reporting)) || firstOf(cellAt(cells, categories)) || cellAt(cells, category),
        price: cellAt(cells, price),
        sku: cellAt(cells, sku),
        description: cellAt(cells, description),
        taxes: taxed,
        modifierSets: offered,
        station: '',
        offSale: /^(y|yes|true)$/i.test(cellAt(cells, archived).trim()),
      };
    },
    notes: () => columnNotes([...taxes.unreadable, ...modifiers.unreadable]),
  };
};

/** The first of "Tea (ABC…), Cold drinks (DEF…)", where each category carries its token, or of "Tea, Cold drinks". */
const firstOf = (categories: string): string =>
  categoryOf(categories.split(TOKEN).length > 1 ? categories : (categories.split(',')[0] ?? ''));

/** "Drinks > Hot > Tea (ABC…)" stands under Tea. */
const categoryOf = (text: string): string => ((text.split(TOKEN)[0] ?? '').split(' > ').at(-1) ?? '').trim();

const TOKEN = / ?\([A-Z0-9]{16,}\)/;
