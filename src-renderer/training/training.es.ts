import type { Translated } from '../i18n/translated.ts';
import type { trainingEn } from './training.en.ts';

export const trainingEs: Translated<typeof trainingEn, 'es'> = {
  training: {
    word: 'PRÁCTICA',
    text: 'Aquí nada cuenta: no se imprime, no se envía ni se guarda.',
    leave: 'Salir de la práctica',
    enter: 'Practicar con una copia…',
    preparing: 'Se está preparando la copia para practicar…',
    left: 'De vuelta en el local. Lo que probó ya no existe.',
  },
};
