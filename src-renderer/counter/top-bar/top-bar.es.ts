import type { Translated } from '../../i18n/translated.ts';
import type { topBarEn } from './top-bar.en.ts';

export const topBarEs: Translated<typeof topBarEn, 'es'> = {
  bar: {
    screens: 'Pantallas',
    counter: 'Venta',
    floor: 'Mesas',
    history: 'Pedidos',
    menuImport: 'Importar',
    settings: 'Ajustes',
    more: 'Más',
    drawerOpen: 'Cajón: hay una sesión abierta',
    drawerClosed: 'Cajón: no hay ninguna sesión abierta',
    noSale: 'Abrir el cajón sin venta',
    help: 'Teclas y gestos',
    scheme: {
      light: 'Claro',
      dark: 'Oscuro',
      auto: 'Como el sistema',
      label: 'Aspecto: {{scheme}}',
    },
  },
  sync: {
    'no-cloud': 'Sin nube',
    unpaired: 'Sin vincular',
    offline: 'Sin conexión',
    offlinePending: 'Sin conexión · {{count, number}} en espera',
    sending: 'Enviando {{count, number}}',
    'up-to-date': 'Al día',
    sendingOf: '{{done, number}} de {{of, number}} enviados',
    refused: 'La nube rechaza',
    revoked: 'Bloqueada',
    explain: {
      'no-cloud': 'Esta caja trabaja por su cuenta: se arrancó sin nube.',
      unpaired: 'Esta caja aún no está vinculada a una nube. Vincúlala en los ajustes.',
      offline: 'No se puede contactar con la nube. La venta continúa; todo se guarda aquí y se envía después.',
      sending: 'Las ventas van camino de la nube.',
      'up-to-date': 'La nube tiene todo lo que esta caja ha registrado.',
      refused: 'La nube no acepta lo que envía esta caja: {{problem}}',
      revoked:
        'El propietario ha bloqueado el acceso de esta caja a la nube. La venta continúa; lo que vende se guarda y espera al propietario.',
    },
  },
};
