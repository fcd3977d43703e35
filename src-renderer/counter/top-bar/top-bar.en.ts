/** What the bar above every screen says, and how the till stands with its cloud. */
export const topBarEn = {
  bar: {
    screens: 'Screens',
    counter: 'Counter',
    floor: 'Tables',
    history: 'Orders',
    menuImport: 'Menu import',
    settings: 'Settings',
    more: 'More',
    drawerOpen: 'Cash drawer: a session is open',
    drawerClosed: 'Cash drawer: no session is open',
    noSale: 'Open the drawer without a sale',
    help: 'Keys and gestures',
    scheme: { light: 'Light', dark: 'Dark', auto: 'As the system', label: 'Appearance: {{scheme}}' },
  },
  sync: {
    'no-cloud': 'No cloud',
    unpaired: 'Not paired',
    offline: 'Offline',
    offlinePending: 'Offline · {{count, number}} waiting',
    sending: 'Sending {{count, number}}',
    'up-to-date': 'Up to date',
    sendingOf: '{{done, number}} of {{of, number}} sent',
    refused: 'Cloud refuses',
    revoked: 'Locked out',
    explain: {
      'no-cloud': 'This till works on its own: it was started without a cloud.',
      unpaired: 'This till is not paired with a cloud yet. Pair it in the settings.',
      offline: 'The cloud cannot be reached. Selling goes on; everything is kept here and sent later.',
      sending: 'Sales are on their way to the cloud.',
      'up-to-date': 'The cloud has everything that this till has recorded.',
      refused: 'The cloud does not accept what this till sends: {{problem}}',
      revoked:
        'The owner has locked this till out of the cloud. Selling goes on; what it sells is kept and waits for the owner.',
    },
  },
} as const;
