/** What opening and closing the day says. */
export const openDayEn = {
  day: {
    none: 'No day is open',
    title: 'Open the day',
    text: 'Sales are counted under the day they belong to, also past midnight.',
    open: 'Open the day',
    still: '{{day}} is still open',
    close: 'Close the day',
    closeTitle: 'Close {{day}}?',
    closeText: 'Sales from now on belong to another day. A day closed by mistake can be opened again.',
    closeAction: 'Close the day',
    keepOpen: 'Keep it open',
    openOrders_one: 'One order is still open. Settle or cancel it first.',
    openOrders_other: '{{count}} orders are still open. Settle or cancel them first.',
    openDrawer: 'The cash drawer of this till is still open. Count and close it first.',
    countDrawer: 'Count the drawer',
    showOrders: 'Show open orders',
  },
} as const;
