import type { Translated } from '../../i18n/translated.ts';
import type { splitEn } from './split.en.ts';

export const splitEs: Translated<typeof splitEn, 'es'> = {
  split: {
    label: 'Dividir el pedido {{number}}',
    back: 'Volver al cobro',
    how: 'Cómo se divide el pedido',
    evenly: 'A partes iguales',
    lines: 'Por artículo',
    seats: 'Por asiento',
    amount: 'Por importe',
    count: 'Cuántas cuentas',
    items: 'Artículos y sus cuentas',
    onCheck: '{{name}} en la cuenta {{number}}',
    rest: 'Lo que no está en ninguna cuenta va a la última.',
    shared: 'Toca varias cuentas para repartir un artículo entre ellas.',
    bySeats: 'Cada asiento tiene su propia cuenta. Lo que no es de ningún asiento va a la última.',
    amounts: 'Importe de la próxima cuenta',
    addAmount: 'Añadir una cuenta',
    check: 'Cuenta {{number}}',
    checks: 'Cuánto suma cada cuenta',
    remove: 'Quitar la cuenta {{number}}',
    action: 'Dividir',
    join: 'Volver a juntar las cuentas',
  },
};
