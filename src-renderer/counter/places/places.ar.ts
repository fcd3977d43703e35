import type { Translated } from '../../i18n/translated.ts';
import type { placesEn } from './places.en.ts';

export const placesAr: Translated<typeof placesEn, 'ar'> = {
  places: {
    label: 'ما يُسجَّل بعد ذلك هو لـ',
    seat: 'المقعد',
    seatOf: 'المقعد {{seat}}',
    noSeat: 'الطاولة',
    noSeatLabel: 'الطاولة كلها',
    course: 'المرحلة',
    courseOf: 'المرحلة {{course}}',
    move: 'نقل…',
    waits: 'تنتظر منذ {{minutes}} د',
    fired: 'قُدِّمت قبل {{minutes}} د',
    fire: 'تقديم',
    fireLabel: 'تقديم المرحلة {{course}}',
    moveTitle: 'المقاعد والمراحل',
    moveHint: 'اختر الأصناف ثم مكانها.',
    moveLines: 'الأصناف المراد نقلها',
    all: 'الكل',
    toSeat: 'إلى مقعد',
    toCourse: 'إلى مرحلة',
    done: 'تم',
    made: 'أُرسل',
  },
};
