import type { Translated } from '../i18n/translated.ts';
import type { commonEn } from './common.en.ts';

export const commonEs: Translated<typeof commonEn, 'es'> = {
  close: 'Cerrar',
  cancel: 'Cancelar',
  remove: 'Quitar',
  dismiss: 'Descartar',
  more: 'Más',
  less: 'Menos',
  language: 'Idioma',
  noticesLabel: 'Mensajes',
  failed: 'El motor de la caja no pudo hacerlo. No ha cambiado nada; inténtalo de nuevo.',
  time: {
    wrong: 'Esto no es una hora. Escríbela así: {{example}}.',
  },
  date: {
    wrong: 'Esto no es una fecha. Escríbela así: {{example}}.',
    ahead: 'Este día aún no ha llegado.',
    calendar: 'Calendario',
    monthBefore: 'Mes anterior',
    monthAfter: 'Mes siguiente',
  },
  keypad: {
    label: 'Teclado numérico',
    erase: 'Borrar una cifra',
    point: 'Separador decimal',
  },
};
