import { createMenuSearch } from '#main/catalog/menu-search.ts';
import type { Catalog } from '#shared/catalog/catalog.ts';
import { id, MENU } from '#support/orders.ts';
import { type Figure, quantile, time } from './measure.ts';

const FIRST = ['Iced', 'Double', 'Roasted', 'Grilled', 'Vegan', 'Spicy', 'Sweet', 'Smoked', 'House', 'Crispy'];
const SECOND = [
  'coffee',
  'latte',
  'tofu',
  'salmon',
  'noodles',
  'burger',
  'salad',
  'soup',
  'toast',
  'dumplings',
  'curry',
];
const QUERIES = [
  'ic',
  'iced l',
  'burger 7',
  'samlon',
  'crispy dumplngs',
  'zzzz',
  'sp',
  'house curry 12',
  'noodels',
  's',
];
const ROUNDS = 20;

/** How long somebody waits for what they typed, in menus of 10 000 and of 100 000 items; spec [MN40]. */
export function measureSearch(): Promise<Figure[]> {
  return Promise.resolve([figureOf(10_000, 50), figureOf(100_000, 100)]);
}

function figureOf(count: number, most: number): Figure {
  const menu = menuOf(count);
  const search = createMenuSearch();
  const built = time(() => search.find(menu, 'warm', 1));
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of QUERIES) took.push(time(() => search.find(menu, query, 200)));
  }
  search.close();
  return {
    name: `search p95 at ${count} items`,
    value: quantile(took, 0.95),
    unit: 'ms',
    bound: { kind: 'at most', value: most },
    detail: `the median is ${quantile(took, 0.5).toFixed(2)} ms; looking through the menu once takes ${built.toFixed(0)} ms`,
  };
}

function menuOf(count: number): Catalog {
  const [first] = MENU.items;
  if (!first) throw new Error('the menu is empty');
  const items = Array.from({ length: count }, (_, at) => {
    const name = `${FIRST[at % FIRST.length]} ${SECOND[at % SECOND.length]} ${at}`;
    return { ...first, id: id<(typeof first)['id']>(at + 1), name, position: at };
  });
  return { ...MENU, items };
}
