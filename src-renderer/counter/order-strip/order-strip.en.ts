/** What the strip of open orders says. */
export const orderStripEn = {
  strip: {
    label: 'Open orders',
    all_one: '{{count}} open order: show it',
    all_other: '{{count}} open orders: show them all',
    pieces_one: '{{count}} item',
    pieces_other: '{{count}} items',
    none: 'No open orders',
  },
} as const;
