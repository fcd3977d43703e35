import type { Translated } from '../../i18n/translated.ts';
import type { lineEditorEn } from './line-editor.en.ts';

export const lineEditorEs: Translated<typeof lineEditorEn, 'es'> = {
  choices: {
    optional: 'Opcional',
    upTo: 'Hasta {{max}}',
    exactly_one: 'Elige una',
    exactly_other: 'Elige {{count}}',
    between: 'Elige de {{min}} a {{max}}',
    missing_one: 'Elige una opción de «{{group}}».',
    missing_other: 'Elige {{count}} opciones de «{{group}}».',
    another: 'Otra de {{name}}',
  },
  editor: {
    add: 'Añadir',
    save: 'Guardar',
    discard: 'Descartar',
    price: 'Precio',
    quantity: 'Cantidad',
    note: 'Nota',
    notePlaceholder: 'Para la cocina, por ejemplo «sin azúcar»',
    needsPrice: 'Introduce el precio.',
    needsQuantity: 'Introduce la cantidad.',
    addAnyway: 'Venderlo de todos modos',
    variant: 'Tipo',
    weight: 'Peso',
    needsVariant: 'Elige el tipo.',
    needsWeight: 'Introduce el peso.',
  },
  soldOut: {
    today: 'Agotado por hoy',
    byHand: 'Agotado hasta nuevo aviso',
    untilTomorrow: 'Agotado hasta mañana',
    untilSaid: 'Agotado',
    back: 'Otra vez a la venta',
  },
};
