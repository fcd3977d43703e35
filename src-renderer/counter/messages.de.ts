import type { Translated } from '../i18n/translated.ts';
import type { messagesEn } from './messages.en.ts';

export const messagesDe: Translated<typeof messagesEn, 'de'> = {
  printAlerts: {
    removed: 'Ein entfernter Drucker',
    dead: '{{name}} antwortet nicht',
    unusable: {
      'no-rights': 'Diese Kasse darf das Gerät von {{name}} nicht benutzen',
      'no-device': 'Das Gerät von {{name}} ist weg',
      'no-queue': 'Die Druckwarteschlange von {{name}} nimmt nichts an',
      'not-a-printer': 'Was statt {{name}} antwortet, ist kein Drucker',
    },
    failed: 'Ein Bon wurde auf {{name}} nicht gedruckt',
    waits: {
      'paper-out': '{{name}} hat kein Papier mehr',
      'cover-open': 'Die Abdeckung von {{name}} ist offen',
      error: '{{name}} meldet einen Fehler',
      'in-use': '{{name}} wird von einem anderen Programm benutzt',
      'not-ready': '{{name}} ist nicht bereit',
    },
    instead: 'Seine Bons kommen auf {{name}} heraus. Ist er eingeschaltet und verbunden?',
    wait: 'Seine Bons warten, bis er wieder drucken kann.',
    look: 'In den Einstellungen unter Druckaufträge nachsehen und der Küche Bescheid geben.',
    dismiss: 'Gesehen: {{name}}',
  },
  receiptText: {
    title: 'Auf Belegen steht „{{at}}“ wörtlich: Es lässt sich nicht ausfüllen',
    more: 'In den Einstellungen unter Betrieb berichtigen. Belege kommen trotzdem heraus.',
    dismiss: 'Gesehen: der Text der Belege',
  },
  unseenStations: {
    title: 'Kein Bildschirm zeigt {{names}}.',
    more: 'Was dorthin gesendet wird, wird gedruckt. Ist der Bildschirm eingeschaltet und im Netz?',
  },
  link: {
    looking: 'Der Kern der Kasse wird gesucht …',
    lost: 'Verbindung zum Kern der Kasse wird wiederhergestellt …',
    lostMore: 'Was inzwischen gebucht wird, bleibt auf diesem Bildschirm und wird übergeben, sobald er antwortet.',
  },
  recovery: {
    recovered: 'Die Datei dieser Kasse war beschädigt und wurde gerettet.',
    restored: 'Ein früherer Stand dieser Kasse wurde wiederhergestellt.',
    copied: 'Diese Kasse ist mit einer Kopie oder einer älteren Datei gestartet.',
    nothingMissing: 'Es ist nicht bekannt, dass ein Eintrag fehlt.',
    missingSoFar_one: 'Bisher fehlt {{count, number}} Eintrag. Hat ihn die Cloud, kommt er zurück.',
    missingSoFar_other: 'Bisher fehlen {{count, number}} Einträge. Was die Cloud davon hat, kommt zurück.',
    returned_one: 'Die Cloud hat {{count, number}} Eintrag zurückgegeben.',
    returned_other: 'Die Cloud hat {{count, number}} Einträge zurückgegeben.',
    nothingLost: 'Soweit bekannt, ist nichts verloren.',
    lost_one: '{{count, number}} Eintrag ist verloren.',
    lost_other: '{{count, number}} Einträge sind verloren.',
    slips: 'Bons, die warteten, wurden nicht gedruckt.',
    report: 'Es ist im Datenverzeichnis der Kasse festgehalten:',
  },
};
