import type { Translated } from '../i18n/translated.ts';
import type { stationsEn } from './stations.en.ts';

export const stationsEs: Translated<typeof stationsEn, 'es'> = {
  stations: {
    intro: 'Donde se preparan los pedidos: una barra, una cocina, una parrilla. Cada una recibe sus propias comandas.',
    add: 'Añadir una estación',
    new: 'Estación nueva',
    edit: 'Editar {{name}}',
    name: 'Nombre',
    expo: 'Reúne los pedidos (pase)',
    expoHint: 'Sus comandas muestran todo lo que prepara cualquier estación, y dónde.',
    orderTypes: 'Para pedidos',
    orderTypesHint: 'Cuenta cómo toma el cliente el pedido cuando se envía. Lo enviado se queda donde se prepara.',
    madeNowhere: {
      now: 'En algunos pedidos nadie prepara esto',
      saved: 'Cuando se guarde, en algunos pedidos nadie preparará esto',
      more_one: '{{count, number}} más',
      more_other: '{{count, number}} más',
    },
    shows: 'Las comandas se leen en',
    ways: {
      paper: 'Papel',
      screen: 'Pantallas',
      both: 'Ambos',
    },
    showsScreenHint: 'Lo que se envía mientras ninguna pantalla muestra esta estación se imprime.',
    readOn: {
      screen: 'En pantallas',
      both: 'También en pantallas',
    },
    itemSize: 'Tamaño de los artículos',
    sizes: {
      normal: 'Normal',
      large: 'Grande',
      huge: 'Enorme',
    },
    oneItemPerTicket: 'Una comanda por artículo',
    printsNotes: 'Imprime las notas',
    copies: 'Copias de cada comanda',
    preview: 'Cómo se ven sus comandas',
    sample: {
      burger: 'Hamburguesa con queso',
      cheese: 'Extra de queso',
      onions: 'Cebolla',
      nuts: 'Frutos secos',
      note: 'cortada por la mitad, por favor',
      fries: 'Patatas fritas',
      salad: 'Ensalada pequeña',
      grill: 'Parrilla',
      station: 'Estación',
    },
    none: 'Todavía no hay estaciones. Sin ninguna, no se imprime nada para la cocina.',
    prints: {
      own: 'Imprime en {{printers}}',
      receipts: 'Sin impresora propia: imprime en {{printer}}, donde los recibos',
      nowhere: 'Sin impresora: sus comandas no salen por ninguna parte',
      screenOrReceipts: 'Sin impresora propia: sin su pantalla imprime en {{printer}}, donde los recibos',
      screenAlone: 'Sin impresora: sus comandas solo están en su pantalla',
    },
    unserved: {
      now: 'Estaciones sin impresora propia',
      saved: 'Cuando se guarde',
      removed: 'Cuando se elimine',
    },
    remove: 'Eliminar {{name}}',
    removeTitle: '¿Eliminar {{name}}?',
    removeText: 'Lo que se prepara allí ya no imprime comandas. Los pedidos ya enviados quedan como están.',
    removeAction: 'Eliminar la estación',
  },
  screens: {
    intro:
      'Tabletas y televisores de esta red, en un navegador: comandas para la cocina o, para los clientes, qué pedidos están listos. No necesitan internet.',
    on: 'Permitir pantallas de cocina',
    onHint:
      'Esta caja responderá entonces a las pantallas vinculadas de su red. Quien pueda leer esa red puede leer sus comandas.',
    failed: {
      'port-taken':
        'Las pantallas no pueden entrar: otro programa ocupa el puerto {{port}}. Arranca la caja con otro --screens-port, o cierra ese programa y apaga y enciende esto.',
      'port-forbidden':
        'Las pantallas no pueden entrar: este usuario no puede abrir el puerto {{port}}. Arranca la caja con un --screens-port superior a 1023.',
      other:
        'Las pantallas no pueden entrar por el puerto {{port}}. Apaga y enciende esto; si no ayuda, vuelve a arrancar la caja.',
    },
    addresses_one: 'En el navegador de la pantalla, abre:',
    addresses_other: 'En el navegador de la pantalla, abre una de estas:',
    noAddress:
      'Este equipo no está en ninguna red donde pueda haber pantallas. Conéctalo; las pantallas lo encontrarán en su dirección con el puerto {{port}}.',
    add: 'Añadir una pantalla',
    new: 'Pantalla nueva',
    name: 'Nombre',
    nameHint: 'Para distinguirla de las demás: dónde está, por ejemplo.',
    role: 'Qué muestra',
    roles: {
      kitchen: 'Para la cocina',
      ready: 'Para los clientes: qué está listo',
    },
    stations: 'Estaciones',
    stationsHint: 'Si no marcas ninguna, las muestra todas.',
    allStations: 'Todas las estaciones',
    showCode: 'Mostrar el código',
    typeCode: 'Teclea allí este código:',
    codeUntil: 'Deja entrar a una pantalla, una vez, hasta las {{time}}.',
    doorClosed: 'Activa las pantallas de cocina para que encuentre esta caja.',
    waiting: 'Esperando a la pantalla…',
    isIn: 'La pantalla ha entrado.',
    done: 'Hecho',
    label: 'Pantallas',
    none: 'Todavía no hay pantallas.',
    connected: 'conectada',
    lastSeen: 'vista por última vez {{when}}',
    neverSeen: 'nunca conectada',
    remove: 'Eliminar {{name}}',
    removeTitle: '¿Eliminar {{name}}?',
    removeText: 'Deja de mostrar nada, al momento. Con un código nuevo puede volver.',
    removeAction: 'Eliminar la pantalla',
  },
  choices: {
    title: 'Opciones',
    intro: 'Dónde se prepara una opción, además de su artículo, y si quita algo o avisa de una alergia.',
    kind: 'Qué es {{name}}',
    kinds: {
      add: 'Añade',
      remove: 'Quita',
      allergy: 'Alergia',
    },
  },
  madeWhere: {
    title: 'Qué se prepara dónde',
    intro:
      'Un artículo se imprime en las estaciones de su categoría. Lo que no está marcado en ninguna no se envía a la cocina.',
  },
};
