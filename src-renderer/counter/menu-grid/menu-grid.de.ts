import type { Translated } from '../../i18n/translated.ts';
import type { menuGridEn } from './menu-grid.en.ts';

export const menuGridDe: Translated<typeof menuGridEn, 'de'> = {
  rail: {
    label: 'Kategorien',
    all: 'Alle Artikel',
    none: 'Sonstiges',
  },
  search: {
    label: 'Die Karte durchsuchen',
    placeholder_one: 'Einen Artikel durchsuchen',
    placeholder_other: '{{count, number}} Artikel durchsuchen',
    clear: 'Suche leeren',
    nothing: 'Auf der Karte heißt nichts „{{query}}“.',
  },
  grid: {
    label: 'Artikel',
    askPrice: 'Preis fragen',
    left: 'noch {{level}}',
    noneLeft: 'keine mehr',
    soldOut: 'ausverkauft',
    emptyCategory: 'In dieser Kategorie ist noch nichts.',
  },
  count: {
    label: '{{count}} × vom nächsten Artikel',
    chosen: '{{count}} ×',
    repeat: 'Den letzten Posten wiederholen',
  },
  scan: {
    unknown: 'Nichts auf der Karte hat den Barcode {{code}}.',
    closeFirst: 'Erst schließen, was offen ist, dann noch einmal scannen.',
  },
  emptyMenu: {
    title: 'Es gibt noch keine Karte',
    text: 'Aus einer Datei der alten Kasse übernehmen oder aus einer einfachen Liste mit Namen und Preisen.',
    action: 'Karte importieren',
  },
};
