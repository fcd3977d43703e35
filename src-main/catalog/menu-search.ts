import Database from 'better-sqlite3';
import type { Catalog, Item } from '#shared/catalog/catalog.ts';
import { isSlipOf, searchWords } from '#shared/catalog/search-words.ts';
import type { ItemId } from '#shared/ids/ids.ts';

/** Finds items of the menu by what somebody types; see docs/decisions/1130. */
export interface MenuSearch {
  /** The best first, at most `limit` of them; spec [MN40]. */
  find(catalog: Catalog, query: string, limit: number): ItemId[];
  /** Looks through a menu beforehand, a part at a time, so that neither a sale nor the first search waits for it. */
  prepare(catalog: Catalog): void;
  close(): void;
}

/** Shorter words are other words after one slip. */
const FEWEST_FOR_SLIP = 4;
const MOST_MATCHES = 1_000;
/** How many items are looked through in one go. */
const PART = 500;

export function createMenuSearch(): MenuSearch {
  const db = new Database(':memory:');
  db.exec(`
    CREATE VIRTUAL TABLE item USING fts5(
      words, content = '', contentless_delete = 1, prefix = '1 2 3', detail = none,
      tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
    );
    CREATE VIRTUAL TABLE word USING fts5vocab('item', 'row');
  `);
  const insert = db.prepare('INSERT INTO item (rowid, words) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM item WHERE rowid = ?');
  const match = db.prepare('SELECT rowid FROM item WHERE item MATCH ? ORDER BY rowid LIMIT ?').pluck();
  const terms = db.prepare('SELECT term FROM word').pluck();
  /** What each item is found by, and its row. */
  const known = new Map<ItemId, Known>();
  const items = new Map<number, Item>();
  let lastRow = 0;
  let current: Catalog | null = null;
  let waiting: (() => void)[] = [];
  let vocabulary: readonly string[] | null = null;

  function begin(catalog: Catalog): void {
    if (catalog === current) return;
    current = catalog;
    const categories = new Map(catalog.categories.map(({ id, name }) => [id, name]));
    const here = new Set(catalog.items.map(({ id }) => id));
    const parts = [() => forget(here)];
    for (let at = 0; at < catalog.items.length; at += PART) {
      const part = catalog.items.slice(at, at + PART);
      parts.push(() => {
        for (const item of part) note(item, item.categoryId ? categories.get(item.categoryId) : undefined);
      });
    }
    waiting = parts.map((work) => () => {
      db.transaction(work)();
    });
  }

  function forget(here: ReadonlySet<ItemId>): void {
    for (const [id, { row }] of known) if (!here.has(id)) drop(id, row);
  }

  function drop(id: ItemId, row: number): void {
    remove.run(row);
    known.delete(id);
    items.delete(row);
    vocabulary = null;
  }

  function note(item: Item, category: string | undefined): void {
    const before = known.get(item.id);
    // A menu of which one item changed is mostly this.
    if (before && before.category === category && items.get(before.row) === item) return;
    const words = wordsOf(item, category);
    if (before?.words === words) {
      items.set(before.row, item);
      return;
    }
    if (before) drop(item.id, before.row);
    lastRow += 1;
    insert.run(lastRow, words);
    known.set(item.id, { row: lastRow, words, category });
    items.set(lastRow, item);
    vocabulary = null;
  }

  function search(words: readonly string[]): Item[] {
    const rows = match.all(words.map(beginning).join(' AND '), MOST_MATCHES) as number[];
    return (rows.length > 0 ? rows : searchLoosely(words)).flatMap((row) => items.get(row) ?? []);
  }

  function searchLoosely(words: readonly string[]): number[] {
    const meant = words.map((word) => {
      // A word that something begins with is meant as it was typed.
      if (word.length < FEWEST_FOR_SLIP || match.get(beginning(word), 1) !== undefined) return [word];
      vocabulary ??= terms.all() as string[];
      return vocabulary.filter((known) => isSlipOf(word, known)).slice(0, 50);
    });
    if (meant.some(({ length }) => length === 0)) return [];
    const expression = meant.map((any) => `(${any.map(beginning).join(' OR ')})`).join(' AND ');
    return match.all(expression, MOST_MATCHES) as number[];
  }

  return {
    find(catalog, query, limit) {
      begin(catalog);
      for (const work of waiting.splice(0)) work();
      const words = searchWords(query);
      if (words.length === 0) return [];
      return search(words)
        .map((item) => ({ item, rank: rankOf(item, words) }))
        .sort((a, b) => a.rank - b.rank || a.item.position - b.item.position)
        .slice(0, limit)
        .map(({ item }) => item.id);
    },
    prepare(catalog) {
      begin(catalog);
      const next = () => {
        waiting.shift()?.();
        if (db.open && waiting.length > 0) setImmediate(next);
      };
      setImmediate(next);
    },
    close: () => db.close(),
  };
}

/** What of an item is in the index. */
interface Known {
  readonly row: number;
  readonly words: string;
  readonly category: string | undefined;
}

const beginning = (word: string): string => `"${word}"*`;

/** An item whose name begins as the query does comes before one that only has its words. */
const rankOf = ({ name }: Item, [first = '']: readonly string[]): number =>
  searchWords(name)[0]?.startsWith(first) ? 0 : 1;

/** What an item is found by. */
function wordsOf({ name, sku, barcodes, variants }: Item, category: string | undefined): string {
  const codes = [sku, ...(barcodes ?? [])];
  const kinds = (variants ?? []).flatMap((variant) => [variant.name, variant.sku, ...(variant.barcodes ?? [])]);
  return searchWords([name, category, ...codes, ...kinds].filter(Boolean).join(' ')).join(' ');
}
