import { cellAt, labelAt, type OpenFormat, type SourceRow } from '../menu-format.ts';
import { nameKey, textOfHtml } from '../tidy-text.ts';

/**
 * Shopify's products, in the column names of before and after 2025: the rows of one handle are one product's variants
 * and further pictures; only the first of them carries the title.
 */
export const openShopify: OpenFormat = (columns) => {
  const handle = columns.find('handle', 'url handle');
  const title = columns.find('title');
  const price = columns.find('variant price', 'price');
  if (handle === -1 || title === -1 || price === -1) return null;
  const [type, taxonomy] = [columns.find('type'), columns.find('product category')];
  const sku = columns.find('variant sku', 'sku');
  const body = columns.find('body (html)', 'description');
  const status = columns.find('status');
  const options = columns.match(/^option\s?\d+ value$/i).map(({ index }) => index);
  const products = new Map<string, Pick<SourceRow, 'name' | 'category' | 'description' | 'offSale'>>();

  const productOf = (cells: readonly string[]) => ({
    name: cellAt(cells, title),
    category: cellAt(cells, type).trim() || (cellAt(cells, taxonomy).split(' > ').at(-1) ?? ''),
    description: textOfHtml(cellAt(cells, body)),
    offSale: /^(draft|archived)$/i.test(cellAt(cells, status).trim()),
  });

  return {
    format: 'shopify',
    speaksOf: {
      category: type !== -1 || taxonomy !== -1,
      sku: sku !== -1,
      description: body !== -1,
      taxes: false,
      station: false,
      modifierSets: [],
    },
    columns: {
      name: labelAt(columns, title),
      price: labelAt(columns, price),
      sku: labelAt(columns, sku),
      station: '',
    },
    reach: Math.max(handle, title, price) + 1,
    read(cells) {
      const ownHandle = cellAt(cells, handle).trim();
      const chosen = options.map((index) => cellAt(cells, index).trim()).filter((value) => value !== '');
      const first = cellAt(cells, title).trim() !== '';
      const ownPrice = cellAt(cells, price);
      const ownSku = cellAt(cells, sku);
      if (!first && chosen.length === 0 && ownPrice.trim() === '' && ownSku.trim() === '') return 'nothing-to-sell';
      const known = products.get(ownHandle);
      const product = first || !known ? productOf(cells) : known;
      if (first && ownHandle !== '' && !known) products.set(ownHandle, product);
      return {
        ...product,
        key: ownHandle === '' ? null : `shopify/${[ownHandle, ...chosen.map(nameKey)].join('\n')}`,
        variation: chosen.join(', '),
        price: ownPrice,
        sku: ownSku,
        taxes: [],
        modifierSets: [],
        station: '',
      };
    },
    notes: () => [],
  };
};
