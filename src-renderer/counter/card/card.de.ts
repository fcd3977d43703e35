import type { Translated } from '../../i18n/translated.ts';
import type { cardEn } from './card.en.ts';

export const cardDe: Translated<typeof cardEn, 'de'> = {
  card: {
    tender: 'Karte',
    hint: 'Der Kartenleser fragt den Gast danach.',
    hintTip: 'Der Kartenleser fragt den Gast danach und nach einem Trinkgeld.',
    charge: 'Karte belasten',
    chargePart: 'Einen Teil belasten',
    waiting: 'Beim Kartenleser',
    amount: 'Beim Kartenleser für Bestellung {{number}}',
    states: {
      queued: 'Wartet auf den Leser …',
      creating: 'Der Kartenleser wird geweckt …',
      collecting: 'Der Gast hält eine Karte an den Leser.',
      confirming: 'Die Bank der Karte wird gefragt …',
      unknown: 'Niemand hat geantwortet. Die Kasse fragt, was daraus wurde, und belastet nichts noch einmal.',
      returning: 'Wird der Karte zurückgegeben …',
    },
    cancel: 'Abbrechen',
    cancelHint: 'Abbrechen endet sofort. Sollte die Karte doch belastet werden, wird das rückgängig gemacht.',
    undoing:
      'Abgebrochen. Der Kartenleser hat es noch nicht bestätigt: Wird die Karte doch belastet, wird das rückgängig gemacht.',
    simulated: 'SIMULIERTER LESER – es fließt kein Geld',
    problems: {
      declined: 'Die Karte wurde abgelehnt. Nichts wurde abgebucht. Versuchen Sie eine andere Karte oder Zahlungsart.',
      'reader-offline':
        'Der Kartenleser ist nicht erreichbar. Nichts wurde abgebucht. Nehmen Sie Bargeld oder ein anderes Terminal.',
      'reader-busy':
        'Der Kartenleser ist anderweitig beschäftigt. Nichts wurde abgebucht. Versuchen Sie es gleich noch einmal.',
      'timed-out': 'Es kam rechtzeitig keine Karte. Nichts wurde abgebucht.',
      'cancelled-at-reader': 'Der Gast hat am Leser abgebrochen. Nichts wurde abgebucht.',
      unreachable:
        'Kartenzahlungen brauchen das Internet, das nicht erreichbar ist. Nichts wurde abgebucht. Nehmen Sie Bargeld.',
      interrupted: 'Die Zahlung wurde unterbrochen. Nichts wurde abgebucht.',
      refused: 'Die Karte konnte nicht belastet werden. Nichts wurde abgebucht.',
    },
    guest: {
      label: 'Was der Gast am simulierten Leser tut',
      tip: 'Trinkgeld am Leser',
      approve: 'Zahlen',
      decline: 'Karte wird abgelehnt',
      cancel: 'Am Leser abbrechen',
      'time-out': 'Keine Karte zeigen',
      late: 'Zahlen, Antwort spät',
      drop: 'Zahlen, Antwort verloren',
    },
  },
};
