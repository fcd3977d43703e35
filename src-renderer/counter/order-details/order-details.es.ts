import type { Translated } from '../../i18n/translated.ts';
import type { orderDetailsEn } from './order-details.en.ts';

export const orderDetailsEs: Translated<typeof orderDetailsEn, 'es'> = {
  type: {
    label: 'Tipo de pedido',
    'dine-in': 'En el local',
    takeaway: 'Para llevar',
    'pick-up': 'Recogida',
    delivery: 'A domicilio',
    stays: 'Ya enviado, se queda en {{stations}}: {{names}}.',
    lost: 'En un pedido así, ninguna estación prepara esto: {{names}}.',
  },
  details: {
    table: 'Mesa {{names}}',
    title: 'Sobre el pedido {{number}}',
    none: 'Nombre, hora…',
    name: 'Nombre',
    phone: 'Teléfono',
    address: 'Dirección',
    guests_one: '{{count}} comensal',
    guests_other: '{{count}} comensales',
    dueAt: 'para las {{time}}',
    covers: 'Comensales',
    coversUnsaid: '–',
    due: 'Para cuándo',
    dueNow: 'Lo antes posible',
    dueIn: 'En {{count}} min',
    dueTime: 'A esta hora',
    server: 'Atiende',
    serverUnsaid: 'Nadie en particular',
    save: 'Guardar',
    allergies: 'Alergias de todo el pedido',
    note: 'Nota para la cocina',
    noteHint: 'Para todo el pedido. Sobre la comida, no sobre quien la come.',
    noteTooLong: 'Una nota tiene como máximo {{most}} caracteres: sobran {{excess}}.',
  },
};
