import type { Translated } from '../i18n/translated.ts';
import type { messagesEn } from './messages.en.ts';

export const messagesEs: Translated<typeof messagesEn, 'es'> = {
  printAlerts: {
    removed: 'Una impresora eliminada',
    dead: '{{name}} no responde',
    unusable: {
      'no-rights': 'Esta caja no tiene permiso para usar el dispositivo de {{name}}',
      'no-device': 'El dispositivo de {{name}} ha desaparecido',
      'no-queue': 'La cola de impresión de {{name}} no acepta nada',
      'not-a-printer': 'Lo que responde en lugar de {{name}} no es una impresora',
    },
    failed: 'No se imprimió un tique en {{name}}',
    waits: {
      'paper-out': '{{name}} no tiene papel',
      'cover-open': 'La tapa de {{name}} está abierta',
      error: '{{name}} comunica un error',
      'in-use': 'Otro programa está usando {{name}}',
      'not-ready': '{{name}} no está lista',
    },
    instead: 'Sus comandas salen por {{name}}. ¿Está encendida y conectada?',
    wait: 'Sus tiques esperan hasta que pueda volver a imprimir.',
    look: 'Mira en los ajustes, en Trabajos de impresión, y avisa a la cocina.',
    dismiss: 'Visto: {{name}}',
  },
  receiptText: {
    title: 'Los recibos muestran «{{at}}» tal cual: no se puede rellenar',
    more: 'Corrígelo en los ajustes, en Local. Los recibos salen igualmente.',
    dismiss: 'Visto: el texto de los recibos',
  },
  unseenStations: {
    title: 'Ninguna pantalla muestra {{names}}.',
    more: 'Lo que se envía allí se imprime. ¿Está la pantalla encendida y en la red?',
  },
  link: {
    looking: 'Buscando el motor de la caja…',
    lost: 'Reconectando con el motor de la caja…',
    lostMore: 'Lo que marques mientras tanto queda en esta pantalla y se entrega cuando responda.',
  },
  recovery: {
    recovered: 'El archivo de esta caja estaba dañado y se ha recuperado.',
    restored: 'Se ha restaurado un estado anterior de esta caja.',
    copied: 'Esta caja ha arrancado con una copia o un archivo más antiguo.',
    nothingMissing: 'No se sabe de ningún registro que falte.',
    missingSoFar_one: 'De momento falta {{count, number}} registro. Si la nube lo tiene, volverá.',
    missingSoFar_other: 'De momento faltan {{count, number}} registros. Lo que tenga la nube de ellos volverá.',
    returned_one: 'La nube ha devuelto {{count, number}} registro.',
    returned_other: 'La nube ha devuelto {{count, number}} registros.',
    nothingLost: 'Que se sepa, no se ha perdido nada.',
    lost_one: 'Se ha perdido {{count, number}} registro.',
    lost_other: 'Se han perdido {{count, number}} registros.',
    slips: 'Los tiques que esperaban no se imprimieron.',
    report: 'Está anotado en el directorio de datos de la caja:',
  },
};
