import type { Columns } from '../columns.ts';
import { isCurrencyMark } from '../currency-marks.ts';
import { cellAt, labelAt, type NamedTax, type OpenFormat, type RowFault } from '../menu-format.ts';
import { parsePercent } from '../percent.ts';
import { quote, tidy } from '../tidy-text.ts';

/** What people call the columns of a table they made themselves. */
const NAMES = {
  name: [
    'name',
    'item',
    'item name',
    'product',
    'product name',
    'title',
    'dish',
    'artikel',
    'bezeichnung',
    'produkt',
    'nom',
    'article',
    'produit',
    'nombre',
    'producto',
    'nome',
    'prodotto',
    'produto',
  ],
  price: [
    'price',
    'unit price',
    'retail price',
    'selling price',
    'preis',
    'verkaufspreis',
    'vk',
    'prix',
    'precio',
    'prezzo',
    'preço',
    'prijs',
    'pris',
  ],
  category: [
    'category',
    'group',
    'department',
    'section',
    'kategorie',
    'warengruppe',
    'gruppe',
    'catégorie',
    'categoría',
    'categoria',
    'categorie',
    'kategori',
  ],
  sku: ['sku', 'code', 'item code', 'plu', 'artikelnummer', 'art.-nr.', 'référence', 'código', 'codice'],
  description: ['description', 'beschreibung', 'descripción', 'descrizione', 'descrição', 'omschrijving'],
  tax: [
    'tax',
    'tax rate',
    'vat',
    'vat rate',
    'sales tax',
    'gst',
    'mwst',
    'mwst.',
    'ust',
    'ust.',
    'steuer',
    'steuersatz',
    'tva',
    'iva',
    'btw',
    'moms',
  ],
  station: ['station', 'kitchen station', 'prep station', 'küchenstation', 'made at'],
} as const;

/** A table of one's own: a name and a price, and whatever else it has of what a menu needs. */
export const openPlain: OpenFormat = (columns) => {
  const find = (names: readonly string[]) => findOwn(columns, names);
  const [name, price] = [find(NAMES.name), find(NAMES.price)];
  if (name === -1 || price === -1) return null;
  const [category, sku, description] = [find(NAMES.category), find(NAMES.sku), find(NAMES.description)];
  const [tax, station] = [find(NAMES.tax), find(NAMES.station)];

  return {
    format: 'plain',
    speaksOf: {
      category: category !== -1,
      sku: sku !== -1,
      description: description !== -1,
      taxes: tax !== -1,
      station: station !== -1,
      modifierSets: [],
    },
    columns: {
      name: labelAt(columns, name),
      price: labelAt(columns, price),
      sku: labelAt(columns, sku),
      station: labelAt(columns, station),
    },
    reach: Math.max(name, price) + 1,
    read(cells) {
      const taxes = readTaxes(cellAt(cells, tax), labelAt(columns, tax));
      if ('code' in taxes) return taxes;
      const ownSku = cellAt(cells, sku).trim();
      return {
        key: ownSku === '' ? null : `sku/${ownSku}`,
        name: cellAt(cells, name),
        variation: '',
        category: cellAt(cells, category),
        price: cellAt(cells, price),
        sku: ownSku,
        description: cellAt(cells, description),
        taxes,
        modifierSets: [],
        station: cellAt(cells, station),
        offSale: false,
      };
    },
    notes: () => [],
  };
};

/** Finds a column by its name, with or without its unit: "Price (EUR)", "Preis in €", "VAT %". */
function findOwn(columns: Columns, names: readonly string[]): number {
  const bare = columns.keys.map((key) => {
    const words = key
      .replace(/[()[\]%]/g, ' ')
      .trim()
      .split(/\s+/);
    if (words.length > 1 && isCurrencyMark(words.at(-1) ?? '')) words.pop();
    if (words.length > 1 && words.at(-1) === 'in') words.pop();
    return words.join(' ');
  });
  return names.map((name) => bare.indexOf(name)).find((index) => index !== -1) ?? -1;
}

/** "19 %", "19", "VAT 19%", "19% VAT", several set apart by `;`, `|` or `+`; nothing is no tax. */
function readTaxes(text: string, column: string): NamedTax[] | RowFault {
  const parts = text.split(/[;|+]/).map((part) => part.trim());
  const taxes: NamedTax[] = [];
  for (const part of parts) {
    if (part === '' || part === '-') continue;
    const tax = readTax(part, column);
    if (!tax) {
      return {
        column,
        code: 'tax-unreadable',
        message: `${quote(part)} is not a tax. Write its rate, such as 19 %, with or without its name.`,
      };
    }
    taxes.push(tax);
  }
  return taxes;
}

/** Longer than any tax's name with its rate. */
const MOST_TAX = 100;

function readTax(text: string, column: string): NamedTax | null {
  if (text.length > MOST_TAX) return null;
  const [, before = '', bare, percent = '', after = ''] =
    /^(\D*?)[( ]*(?:(\d{1,3}(?:[.,]\d+)?)$|(\d{1,3}(?:[.,]\d+)?\s*%))[) ]*(\D*)$/.exec(text) ?? [];
  // "0.19" may mean 19 % or a fifth of one, so a bare share is not guessed at.
  if (bare !== undefined && /^0[.,]/.test(bare)) return null;
  const rate = parsePercent(bare === undefined ? percent : `${bare}%`);
  if (rate === null) return null;
  const name = tidy(`${before} ${after}`.replace(/[()]/g, ''));
  if (name !== '' && !/^\p{L}[^%]*$/u.test(name)) return null;
  return name === ''
    ? { name: column.replace(/\s*\(?%\)?$| rate$/gi, ''), rate, isUnnamed: true }
    : { name, rate, isUnnamed: false };
}
