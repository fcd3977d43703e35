import type { Translated } from '../i18n/translated.ts';
import type { receiptsEn } from './receipts.en.ts';

export const receiptsAr: Translated<typeof receiptsEn, 'ar'> = {
  label: 'الإيصال',
  print: 'طباعة',
  printAgain: 'طباعة مجددًا',
  mail: 'بريد',
  code: 'رمز',
  printing: 'الإيصال في طريقه إلى الطابعة.',
  copy: 'نسخة من الإيصال في طريقها إلى الطابعة.',
  close: 'إغلاق',
  mailTitle: 'إرسال الإيصال بالبريد الإلكتروني',
  address: 'عنوان البريد الإلكتروني',
  addressHint: 'يُستعمل لهذا الإيصال وحده ويُنسى فور إرساله.',
  send: 'إرسال',
  leave: 'ليس الآن',
  failed: 'لم يُجب الصندوق. حاول مجددًا.',
  asked: 'سيُرسل الإيصال بالبريد الإلكتروني.',
  codeTitle: 'الإيصال على هاتف الضيف',
  codeText: 'يوجّه الضيف كاميرا هاتفه إلى هذا الرمز.',
  codeOffline: 'هذا الصندوق غير متصل: تقول الصفحة ذلك وتعرض الإيصال فور إرسال الصندوق له.',
  mails: 'بالبريد الإلكتروني',
  states: {
    offline: 'ينتظر الشبكة: {{to}}',
    waiting: 'في الطريق: {{to}}',
    sent: 'أُرسل بالبريد الإلكتروني',
    failed: 'لم يُرسل بالبريد الإلكتروني: {{problem}}',
  },
  problems: {
    'not-set-up': 'ليس للسحابة خادم بريد.',
    'address-refused': 'لا يوجد عنوان كهذا.',
    refused: 'رفضه خادم البريد.',
    'gave-up': 'تعذر الوصول إلى خادم البريد.',
    'no-receipt': 'لم تصل الطلبية إلى السحابة.',
  },
};
