import type { Translated } from '../i18n/translated.ts';
import type { receiptsEn } from './receipts.en.ts';

export const receiptsEs: Translated<typeof receiptsEn, 'es'> = {
  label: 'Recibo',
  print: 'Imprimir',
  printAgain: 'Imprimir otra vez',
  mail: 'Correo',
  code: 'Código',
  printing: 'El recibo va camino de la impresora.',
  copy: 'Una copia del recibo va camino de la impresora.',
  close: 'Cerrar',
  mailTitle: 'Enviar el recibo por correo',
  address: 'Dirección de correo',
  addressHint: 'Se usa solo para este recibo y se olvida en cuanto se ha enviado.',
  send: 'Enviar',
  leave: 'Ahora no',
  failed: 'La caja no respondió. Inténtalo de nuevo.',
  asked: 'El recibo se enviará por correo.',
  codeTitle: 'Recibo en el teléfono del cliente',
  codeText: 'El cliente apunta la cámara de su teléfono a este código.',
  codeOffline: 'Esta caja está sin conexión: la página lo dice y muestra el recibo en cuanto la caja lo haya enviado.',
  mails: 'Por correo',
  states: {
    offline: 'Espera la red: {{to}}',
    waiting: 'En camino: {{to}}',
    sent: 'Enviado por correo',
    failed: 'No enviado por correo: {{problem}}',
  },
  problems: {
    'not-set-up': 'la nube no tiene servidor de correo.',
    'address-refused': 'esa dirección no existe.',
    refused: 'el servidor de correo lo rechazó.',
    'gave-up': 'no se pudo contactar con el servidor de correo.',
    'no-receipt': 'la nube no ha recibido el pedido.',
  },
};
