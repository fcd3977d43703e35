import type { Translated } from '../i18n/translated.ts';
import type { receiptsEn } from './receipts.en.ts';

export const receiptsDe: Translated<typeof receiptsEn, 'de'> = {
  label: 'Beleg',
  print: 'Drucken',
  printAgain: 'Noch einmal',
  mail: 'E-Mail',
  code: 'Code',
  printing: 'Der Beleg geht an den Drucker.',
  copy: 'Eine Kopie des Belegs geht an den Drucker.',
  close: 'Schließen',
  mailTitle: 'Beleg per E-Mail senden',
  address: 'E-Mail-Adresse',
  addressHint: 'Sie dient nur diesem Beleg und wird vergessen, sobald er gesendet ist.',
  send: 'Senden',
  leave: 'Nicht jetzt',
  failed: 'Die Kasse hat nicht geantwortet. Noch einmal versuchen.',
  asked: 'Der Beleg wird per E-Mail gesendet.',
  codeTitle: 'Beleg auf dem Telefon des Gastes',
  codeText: 'Der Gast richtet die Kamera seines Telefons auf diesen Code.',
  codeOffline: 'Diese Kasse ist offline: Die Seite sagt das und zeigt den Beleg, sobald die Kasse ihn gesendet hat.',
  mails: 'Per E-Mail',
  states: {
    offline: 'Wartet auf das Netz: {{to}}',
    waiting: 'Unterwegs: {{to}}',
    sent: 'Per E-Mail gesendet',
    failed: 'Nicht per E-Mail gesendet: {{problem}}',
  },
  problems: {
    'not-set-up': 'Die Cloud hat keinen Mailserver.',
    'address-refused': 'Diese Adresse gibt es nicht.',
    refused: 'Der Mailserver hat ihn abgelehnt.',
    'gave-up': 'Der Mailserver war nicht zu erreichen.',
    'no-receipt': 'Die Cloud hat die Bestellung nicht bekommen.',
  },
};
