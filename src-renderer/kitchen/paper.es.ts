import type { Translated } from '../i18n/translated.ts';
import type { paperEn } from './paper.en.ts';

export const paperEs: Translated<typeof paperEn, 'es'> = {
  title: 'Papel',
  none: 'Todavía no se ha impreso nada aquí. Las comandas y los recibos de las impresoras virtuales salen por este lado.',
  open_zero: 'Papel de las impresoras virtuales',
  open_one: 'Papel de las impresoras virtuales, {{count}} tique nuevo',
  open_other: 'Papel de las impresoras virtuales, {{count}} tiques nuevos',
  close: 'Cerrar el papel',
  drawerOpened: 'Se abre el cajón',
  buzzed_one: 'El zumbador suena una vez',
  buzzed_other: 'El zumbador suena {{count}} veces',
  qr: 'Código QR: {{data}}',
  state: {
    queued: 'en espera',
    sending: 'imprimiendo',
    sent: 'impreso',
    printed: 'impreso',
    unknown: 'se volverá a imprimir',
    failed: 'sin imprimir',
  },
};
