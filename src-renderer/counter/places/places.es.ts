import type { Translated } from '../../i18n/translated.ts';
import type { placesEn } from './places.en.ts';

export const placesEs: Translated<typeof placesEn, 'es'> = {
  places: {
    label: 'Lo siguiente es para',
    seat: 'Asiento',
    seatOf: 'Asiento {{seat}}',
    noSeat: 'Mesa',
    noSeatLabel: 'Toda la mesa',
    course: 'Tiempo',
    courseOf: 'Tiempo {{course}}',
    move: 'Mover…',
    waits: 'espera {{minutes}} min',
    fired: 'marchado hace {{minutes}} min',
    fire: 'Marchar',
    fireLabel: 'Marchar el tiempo {{course}}',
    moveTitle: 'Asientos y tiempos',
    moveHint: 'Elige líneas y después adónde van.',
    moveLines: 'Líneas que se mueven',
    all: 'Todas',
    toSeat: 'A un asiento',
    toCourse: 'A un tiempo',
    done: 'Listo',
    made: 'enviado',
  },
};
