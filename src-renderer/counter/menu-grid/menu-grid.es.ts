import type { Translated } from '../../i18n/translated.ts';
import type { menuGridEn } from './menu-grid.en.ts';

export const menuGridEs: Translated<typeof menuGridEn, 'es'> = {
  rail: {
    label: 'Categorías',
    all: 'Todos los artículos',
    none: 'Otros',
  },
  search: {
    label: 'Buscar en la carta',
    placeholder_one: 'Buscar en un artículo',
    placeholder_other: 'Buscar en {{count, number}} artículos',
    clear: 'Borrar la búsqueda',
    nothing: 'Nada en la carta se llama «{{query}}».',
  },
  grid: {
    label: 'Artículos',
    askPrice: 'Precio libre',
    left: 'quedan {{level}}',
    noneLeft: 'no quedan',
    soldOut: 'agotado',
    emptyCategory: 'Todavía no hay nada en esta categoría.',
  },
  count: {
    label: '{{count}} × del próximo artículo',
    chosen: '{{count}} ×',
    repeat: 'Repetir la última línea',
  },
  scan: {
    unknown: 'Nada en la carta tiene el código de barras {{code}}.',
    closeFirst: 'Cierra lo que está abierto y vuelve a escanear.',
  },
  emptyMenu: {
    title: 'Todavía no hay carta',
    text: 'Impórtala de un archivo de tu caja anterior o de una simple lista de nombres y precios.',
    action: 'Importar una carta',
  },
};
