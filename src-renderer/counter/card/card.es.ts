import type { Translated } from '../../i18n/translated.ts';
import type { cardEn } from './card.en.ts';

export const cardEs: Translated<typeof cardEn, 'es'> = {
  card: {
    tender: 'Tarjeta',
    hint: 'El lector de tarjetas se lo pide al cliente.',
    hintTip: 'El lector de tarjetas se lo pide al cliente, y también la propina.',
    charge: 'Cobrar con tarjeta',
    chargePart: 'Cobrar una parte',
    waiting: 'En el lector de tarjetas',
    amount: 'En el lector de tarjetas para el pedido {{number}}',
    states: {
      queued: 'Esperando al lector…',
      creating: 'Despertando el lector de tarjetas…',
      collecting: 'El cliente acerca una tarjeta al lector.',
      confirming: 'Consultando al banco de la tarjeta…',
      unknown: 'Nadie ha respondido. La caja pregunta qué ha pasado y no vuelve a cobrar nada.',
      returning: 'Devolviendo a la tarjeta…',
    },
    cancel: 'Cancelar',
    cancelHint: 'La cancelación termina enseguida. Si aun así se cobrara la tarjeta, se deshace.',
    undoing: 'Cancelado. El lector aún no lo ha confirmado: si aun así se cobra la tarjeta, se deshace.',
    simulated: 'LECTOR SIMULADO: no se mueve dinero',
    problems: {
      declined: 'La tarjeta ha sido rechazada. No se ha cobrado nada. Prueba otra tarjeta u otra forma de pago.',
      'reader-offline':
        'No se puede contactar con el lector. No se ha cobrado nada. Cobra en efectivo o usa otro datáfono.',
      'reader-busy': 'El lector está ocupado con otra cosa. No se ha cobrado nada. Inténtalo de nuevo en un momento.',
      'timed-out': 'No llegó ninguna tarjeta a tiempo. No se ha cobrado nada.',
      'cancelled-at-reader': 'El cliente canceló en el lector. No se ha cobrado nada.',
      unreachable:
        'Los pagos con tarjeta necesitan internet, que no está disponible. No se ha cobrado nada. Cobra en efectivo.',
      interrupted: 'El pago se interrumpió. No se ha cobrado nada.',
      refused: 'No se pudo cobrar la tarjeta. No se ha cobrado nada.',
    },
    guest: {
      label: 'Qué hace el cliente en el lector simulado',
      tip: 'Propina en el lector',
      approve: 'Pagar',
      decline: 'Tarjeta rechazada',
      cancel: 'Cancelar en el lector',
      'time-out': 'No mostrar tarjeta',
      late: 'Pagar, respuesta tardía',
      drop: 'Pagar, respuesta perdida',
    },
  },
};
