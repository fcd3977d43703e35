import type { Translated } from '../i18n/translated.ts';
import type { allergensEn } from './allergens.en.ts';

export const allergensEs: Translated<typeof allergensEn, 'es'> = {
  allergens: {
    title: 'Alergias',
    intro:
      'Lo que se ofrece en el mostrador, en este orden, donde alguien dice a qué es alérgico un comensal. Allí se puede escribir cualquier otra. Lo que se dijo antes queda como se dijo.',
    list: 'Alergias que se ofrecen',
    name: 'Alergia {{place}}',
    offered: 'Se ofrece',
    isOffered: 'Ofrecer {{name}}',
    remove: 'Quitar {{name}}',
    add: 'Añadir una alergia',
    usual: 'Volver a las habituales',
  },
};
