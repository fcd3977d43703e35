/** What the menu says: its categories, its search, its items. */
export const menuGridEn = {
  rail: { label: 'Categories', all: 'All items', none: 'Other' },
  search: {
    label: 'Search the menu',
    placeholder_one: 'Search one item',
    placeholder_other: 'Search {{count, number}} items',
    clear: 'Clear the search',
    nothing: 'Nothing on the menu is called “{{query}}”.',
  },
  grid: {
    label: 'Items',
    askPrice: 'Ask price',
    left: '{{level}} left',
    noneLeft: 'none left',
    soldOut: 'sold out',
    emptyCategory: 'There is nothing in this category yet.',
  },
  count: {
    label: '{{count}} × of the next item',
    chosen: '{{count}} ×',
    repeat: 'Repeat the last line',
  },
  scan: {
    unknown: 'Nothing on the menu has the barcode {{code}}.',
    closeFirst: 'Close what is open, then scan again.',
  },
  emptyMenu: {
    title: 'There is no menu yet',
    text: 'Bring one in from a file of your old till, or from a plain list of names and prices.',
    action: 'Import a menu',
  },
} as const;
