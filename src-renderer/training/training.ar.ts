import type { Translated } from '../i18n/translated.ts';
import type { trainingEn } from './training.en.ts';

export const trainingAr: Translated<typeof trainingEn, 'ar'> = {
  training: {
    word: 'تدريب',
    text: 'لا شيء هنا يُحتسب: لا يُطبع ولا يُرسل ولا يُحفظ.',
    leave: 'الخروج من التدريب',
    enter: 'التدرّب على نسخة…',
    preparing: 'يجري إعداد نسخة التدريب…',
    left: 'عدت إلى المحل. ما جرّبته حُذف.',
  },
};
