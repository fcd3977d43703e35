import type { Translated } from '../i18n/translated.ts';
import type { stationsEn } from './stations.en.ts';

export const stationsDe: Translated<typeof stationsEn, 'de'> = {
  stations: {
    intro: 'Wo Bestellungen gemacht werden: Bar, Küche, Grill. Jede bekommt ihre eigenen Bons.',
    add: 'Station hinzufügen',
    new: 'Neue Station',
    edit: '{{name}} bearbeiten',
    name: 'Name',
    expo: 'Stellt Bestellungen zusammen (Pass)',
    expoHint: 'Ihre Bons zeigen alles, was irgendeine Station macht, und wo.',
    orderTypes: 'Für Bestellungen',
    orderTypesHint:
      'Es zählt, wie der Gast die Bestellung nimmt, wenn sie gesendet wird. Was gesendet ist, bleibt, wo es gemacht wird.',
    madeNowhere: {
      now: 'In manchen Bestellungen macht das niemand',
      saved: 'Sobald das gespeichert ist, macht das in manchen Bestellungen niemand',
      more_one: '{{count, number}} weiteres',
      more_other: '{{count, number}} weitere',
    },
    shows: 'Bons werden gelesen auf',
    ways: {
      paper: 'Papier',
      screen: 'Bildschirmen',
      both: 'Beidem',
    },
    showsScreenHint: 'Was gesendet wird, während kein Bildschirm diese Station zeigt, wird gedruckt.',
    readOn: {
      screen: 'Auf Bildschirmen',
      both: 'Auch auf Bildschirmen',
    },
    itemSize: 'Größe der Artikel',
    sizes: {
      normal: 'Normal',
      large: 'Groß',
      huge: 'Riesig',
    },
    oneItemPerTicket: 'Ein Bon je Artikel',
    printsNotes: 'Druckt Notizen',
    copies: 'Kopien jedes Bons',
    preview: 'Wie ihre Bons aussehen',
    sample: {
      burger: 'Cheeseburger',
      cheese: 'Extra Käse',
      onions: 'Zwiebeln',
      nuts: 'Nüsse',
      note: 'bitte halbieren',
      fries: 'Pommes',
      salad: 'Beilagensalat',
      grill: 'Grill',
      station: 'Station',
    },
    none: 'Noch keine Station. Ohne sie wird nichts für die Küche gedruckt.',
    prints: {
      own: 'Druckt auf {{printers}}',
      receipts: 'Kein eigener Drucker: druckt auf {{printer}}, wo die Belege herauskommen',
      nowhere: 'Kein Drucker: Ihre Bons kommen nirgends heraus',
      screenOrReceipts:
        'Kein eigener Drucker: ohne ihren Bildschirm druckt sie auf {{printer}}, wo die Belege herauskommen',
      screenAlone: 'Kein Drucker: Ihre Bons stehen nur auf ihrem Bildschirm',
    },
    unserved: {
      now: 'Stationen ohne eigenen Drucker',
      saved: 'Sobald das gespeichert ist',
      removed: 'Sobald er entfernt ist',
    },
    remove: '{{name}} entfernen',
    removeTitle: '{{name}} entfernen?',
    removeText: 'Was dort gemacht wird, druckt keinen Bon mehr. Schon gesendete Bestellungen bleiben, wie sie sind.',
    removeAction: 'Station entfernen',
  },
  screens: {
    intro:
      'Tablets und Fernseher dieses Netzes, in einem Browser: Bons für die Küche oder, für Gäste, welche Bestellungen fertig sind. Sie brauchen kein Internet.',
    on: 'Küchenbildschirme einlassen',
    onHint:
      'Diese Kasse antwortet dann gekoppelten Bildschirmen ihres Netzes. Wer dieses Netz mitlesen kann, kann seine Küchenbons lesen.',
    failed: {
      'port-taken':
        'Bildschirme kommen nicht herein: Port {{port}} ist von einem anderen Programm belegt. Die Kasse mit einem anderen --screens-port starten, oder dieses Programm beenden und hier aus- und einschalten.',
      'port-forbidden':
        'Bildschirme kommen nicht herein: Dieser Benutzer darf Port {{port}} nicht öffnen. Die Kasse mit einem --screens-port über 1023 starten.',
      other:
        'Bildschirme kommen an Port {{port}} nicht herein. Hier aus- und einschalten; hilft das nicht, die Kasse neu starten.',
    },
    addresses_one: 'Im Browser des Bildschirms öffnen:',
    addresses_other: 'Im Browser des Bildschirms eine davon öffnen:',
    noAddress:
      'Dieser Rechner ist in keinem Netz, in dem Bildschirme sein könnten. Ihn verbinden; Bildschirme finden ihn dann unter seiner Adresse mit Port {{port}}.',
    add: 'Bildschirm hinzufügen',
    new: 'Neuer Bildschirm',
    name: 'Name',
    nameHint: 'Woran er von den anderen zu unterscheiden ist: wo er steht, zum Beispiel.',
    role: 'Was er zeigt',
    roles: {
      kitchen: 'Für die Küche',
      ready: 'Für Gäste: was fertig ist',
    },
    stations: 'Stationen',
    stationsHint: 'Ist keine angehakt, zeigt er alle.',
    allStations: 'Alle Stationen',
    showCode: 'Code zeigen',
    typeCode: 'Diesen Code dort eintippen:',
    codeUntil: 'Er lässt einen Bildschirm herein, einmal, bis {{time}}.',
    doorClosed: 'Küchenbildschirme einschalten, damit er diese Kasse findet.',
    waiting: 'Der Bildschirm wird erwartet …',
    isIn: 'Der Bildschirm ist da.',
    done: 'Fertig',
    label: 'Bildschirme',
    none: 'Noch kein Bildschirm.',
    connected: 'verbunden',
    lastSeen: 'zuletzt gesehen {{when}}',
    neverSeen: 'nie verbunden',
    remove: '{{name}} entfernen',
    removeTitle: '{{name}} entfernen?',
    removeText: 'Er zeigt sofort nichts mehr. Mit einem neuen Code kann er wiederkommen.',
    removeAction: 'Bildschirm entfernen',
  },
  choices: {
    title: 'Optionen',
    intro: 'Wo eine Option außer ihrem Artikel gemacht wird, und ob sie etwas weglässt oder vor einer Allergie warnt.',
    kind: 'Was {{name}} ist',
    kinds: {
      add: 'Fügt hinzu',
      remove: 'Lässt weg',
      allergy: 'Allergie',
    },
  },
  madeWhere: {
    title: 'Was wo gemacht wird',
    intro: 'Ein Artikel druckt an den Stationen seiner Kategorie. Was nirgends angehakt ist, geht nicht an die Küche.',
  },
};
