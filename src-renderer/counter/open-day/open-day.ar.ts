import type { Translated } from '../../i18n/translated.ts';
import type { openDayEn } from './open-day.en.ts';

export const openDayAr: Translated<typeof openDayEn, 'ar'> = {
  day: {
    none: 'لا يوجد يوم مفتوح',
    title: 'افتتاح اليوم',
    text: 'تُحسب المبيعات ضمن اليوم الذي تخصه، حتى بعد منتصف الليل.',
    open: 'افتتاح اليوم',
    still: '{{day}} لا يزال مفتوحًا',
    close: 'إقفال اليوم',
    closeTitle: 'إقفال {{day}}؟',
    closeText: 'تُحسب المبيعات من الآن ليوم آخر. يمكن إعادة فتح يوم أُقفل بالخطأ.',
    closeAction: 'إقفال اليوم',
    keepOpen: 'إبقاؤه مفتوحًا',
    openOrders_zero: 'لا طلبات مفتوحة.',
    openOrders_one: 'لا يزال طلب واحد مفتوحًا. حصّله أو ألغه أولًا.',
    openOrders_two: 'لا يزال طلبان مفتوحين. حصّلهما أو ألغهما أولًا.',
    openOrders_few: 'لا تزال {{count}} طلبات مفتوحة. حصّلها أو ألغها أولًا.',
    openOrders_many: 'لا يزال {{count}} طلبًا مفتوحًا. حصّلها أو ألغها أولًا.',
    openOrders_other: 'لا يزال {{count}} طلب مفتوحًا. حصّلها أو ألغها أولًا.',
    openDrawer: 'درج هذا الصندوق لا يزال مفتتحًا. اجرده وأقفله أولًا.',
    countDrawer: 'جرد الدرج',
    showOrders: 'عرض الطلبات المفتوحة',
  },
};
