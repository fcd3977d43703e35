import type { Translated } from '../i18n/translated.ts';
import type { floorEn } from './floor.en.ts';

export const floorAr: Translated<typeof floorEn, 'ar'> = {
  floor: {
    intro:
      'ضع طاولاتك حيث تقف فعلاً ليعرضها الصندوق كمخطط. اسحب طاولة، أو حدّدها واستعمل مفاتيح الأسهم؛ ومع Shift تغيّر حجمها. متجر بلا قاعات لا يرى شيئًا من هذا.',
    addRoom: 'أضف قاعة',
    addTable: 'أضف طاولة',
    rooms: 'القاعات',
    roomName: 'اسم القاعة',
    roomNames: { first: 'قاعة الطعام', more: 'القاعة {{number}}' },
    removeRoom: 'أزل القاعة',
    removeRoomTitle: 'إزالة {{name}}؟',
    removeRoomText: 'تذهب طاولاتها معها. الطلبات المفتوحة هناك تبقى مفتوحة.',
    none: 'لا توجد قاعات. معظم المقاهي لا تحتاجها.',
    plan: 'طاولات {{room}}',
    table: 'الطاولة {{name}}، المقاعد {{seats}}، العمود {{x}}، الصف {{y}}، {{width}} في {{height}}',
    movable: 'طاولة قابلة للتحريك',
    chosen: 'الطاولة {{name}}',
    choose: 'اختر طاولة لتغييرها.',
    name: 'الاسم أو الرقم',
    seats: 'المقاعد',
    width: 'العرض',
    height: 'العمق',
    shape: 'الشكل',
    shapes: { square: 'مضلّعة', round: 'مستديرة' },
    removeTable: 'أزل الطاولة',
    moved: 'العمود {{x}}، الصف {{y}}',
  },
};
