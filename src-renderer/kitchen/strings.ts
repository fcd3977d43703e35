import { addStrings } from '../i18n/i18n.ts';

const english = {
  title: 'Paper',
  none: 'Nothing has been printed here yet. Tickets and receipts of virtual printers come out on this side.',
  open_zero: 'Paper of the virtual printers',
  open_one: 'Paper of the virtual printers, {{count}} new slip',
  open_other: 'Paper of the virtual printers, {{count}} new slips',
  close: 'Close the paper',
  drawerOpened: 'The cash drawer opens',
  buzzed_one: 'The buzzer sounds once',
  buzzed_other: 'The buzzer sounds {{count}} times',
  qr: 'QR code: {{data}}',
  state: {
    queued: 'waiting',
    sending: 'printing',
    sent: 'printed',
    printed: 'printed',
    unknown: 'to be printed again',
    failed: 'not printed',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    paper: typeof english;
  }
}

addStrings('paper', 'en', english);
