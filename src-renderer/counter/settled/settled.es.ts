import type { Translated } from '../../i18n/translated.ts';
import type { settledEn } from './settled.en.ts';

export const settledEs: Translated<typeof settledEn, 'es'> = {
  settled: {
    paid: 'Pagado',
    change: 'Cambio',
    tenders: {
      cash: 'Efectivo recibido',
      card: 'Pagado con tarjeta',
      external: 'Otro datáfono',
    },
    tip: 'Propina',
    receipt: 'Recibo',
    saving: 'Guardando…',
    notSaved: 'Aún sin guardar: el motor de la caja no responde.',
    next: 'El próximo artículo que toques abre un pedido nuevo.',
    new: 'Pedido nuevo',
    print: {
      none: 'Guardado. No se imprime recibo.',
      printing: 'Guardado. El recibo se está imprimiendo.',
      printed: 'Guardado. El recibo está impreso.',
      waiting: 'Guardado. El recibo espera a su impresora.',
      failed: 'Guardado. No se pudo imprimir el recibo.',
    },
  },
};
