/** What the order in hand says: its lines, its totals, what is done with it. */
export const orderPanelEn = {
  order: {
    label: 'Order in hand',
    title: 'Order {{number}}',
    fresh: 'New order',
    new: 'New',
    menu: 'More for this order',
    lines: 'Lines of the order',
    empty: 'Tap an item to begin. Tap it again for one more.',
    discount: 'Discount the order…',
    rush: 'Rush in the kitchen',
    rushed: 'The kitchen is told to hurry with order {{number}}.',
    cancel: 'Cancel the order…',
  },
  line: {
    off: 'Taken off; the kitchen hears of it with the next send',
    sent: 'Sent to the kitchen',
    rushed: 'The kitchen hurries with it',
    discount: 'Discount…',
    remove: 'Take off',
  },
  totals: {
    subtotal: 'Subtotal',
    discount: 'Discount',
    addDiscount: 'Add discount',
    tax: 'Tax',
    taxIncluded: 'Tax included',
    total: 'Total',
    paid: '{{amount}} paid',
  },
  actions: { send: 'Send', pay: 'Pay' },
} as const;
