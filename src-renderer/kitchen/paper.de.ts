import type { Translated } from '../i18n/translated.ts';
import type { paperEn } from './paper.en.ts';

export const paperDe: Translated<typeof paperEn, 'de'> = {
  title: 'Papier',
  none: 'Hier wurde noch nichts gedruckt. Bons und Belege der virtuellen Drucker kommen auf dieser Seite heraus.',
  open_zero: 'Papier der virtuellen Drucker',
  open_one: 'Papier der virtuellen Drucker, {{count}} neuer Bon',
  open_other: 'Papier der virtuellen Drucker, {{count}} neue Bons',
  close: 'Papier schließen',
  drawerOpened: 'Die Kassenlade öffnet sich',
  buzzed_one: 'Der Summer ertönt einmal',
  buzzed_other: 'Der Summer ertönt {{count}}-mal',
  qr: 'QR-Code: {{data}}',
  state: {
    queued: 'wartet',
    sending: 'druckt',
    sent: 'gedruckt',
    printed: 'gedruckt',
    unknown: 'wird noch einmal gedruckt',
    failed: 'nicht gedruckt',
  },
};
