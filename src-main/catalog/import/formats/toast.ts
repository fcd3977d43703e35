import { cellAt, labelAt, type OpenFormat } from '../menu-format.ts';

/** Toast's menu items under their menu groups. It gives no key of its own; one item may stand in several groups. */
export const openToast: OpenFormat = (columns) => {
  const name = columns.find('menu item', 'menu item name');
  const group = columns.find('menu group', 'menu group name');
  const price = columns.find('price', 'base price');
  if (name === -1 || price === -1) return null;
  const sku = columns.find('sku');
  const description = columns.find('description');

  return {
    format: 'toast',
    speaksOf: {
      category: group !== -1,
      sku: sku !== -1,
      description: description !== -1,
      taxes: false,
      station: false,
      modifierSets: [],
    },
    columns: {
      name: labelAt(columns, name),
      price: labelAt(columns, price),
      sku: labelAt(columns, sku),
      station: '',
    },
    reach: Math.max(name, price) + 1,
    read: (cells) => ({
      key: null,
      name: cellAt(cells, name),
      variation: '',
      category: cellAt(cells, group),
      price: cellAt(cells, price),
      sku: cellAt(cells, sku),
      description: cellAt(cells, description),
      taxes: [],
      modifierSets: [],
      station: '',
      offSale: false,
    }),
    notes: () => [],
  };
};
