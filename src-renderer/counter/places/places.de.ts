import type { Translated } from '../../i18n/translated.ts';
import type { placesEn } from './places.en.ts';

export const placesDe: Translated<typeof placesEn, 'de'> = {
  places: {
    label: 'Das Nächste ist für',
    seat: 'Platz',
    seatOf: 'Platz {{seat}}',
    noSeat: 'Tisch',
    noSeatLabel: 'Der ganze Tisch',
    course: 'Gang',
    courseOf: 'Gang {{course}}',
    move: 'Verschieben …',
    waits: 'wartet {{minutes}} Min.',
    fired: 'vor {{minutes}} Min. abgerufen',
    fire: 'Abrufen',
    fireLabel: 'Gang {{course}} abrufen',
    moveTitle: 'Plätze und Gänge',
    moveHint: 'Wählen Sie Positionen, dann wohin sie gehören.',
    moveLines: 'Positionen, die verschoben werden',
    all: 'Alle',
    toSeat: 'An einen Platz',
    toCourse: 'In einen Gang',
    done: 'Fertig',
    made: 'gesendet',
  },
};
