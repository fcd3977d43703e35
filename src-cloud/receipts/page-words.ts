/** The words of a receipt's page besides the slip's own. */
export interface PageWords {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly waiting: string;
  readonly waitingMore: string;
  readonly lookAgain: string;
  readonly none: string;
  readonly noneMore: string;
}

const en: PageWords = {
  ...{ language: 'en', direction: 'ltr' },
  waiting: 'Your receipt is on its way',
  waitingMore: 'The shop’s till has not sent it yet, perhaps because it has no network.',
  lookAgain: 'Look again',
  none: 'There is no receipt here',
  noneMore: 'This address is not complete, or it is no longer good. Scan the code again, or ask the shop.',
};

const languages: Readonly<Record<string, PageWords>> = {
  en,
  de: {
    ...{ language: 'de', direction: 'ltr' },
    waiting: 'Ihr Beleg ist unterwegs',
    waitingMore: 'Die Kasse hat ihn noch nicht gesendet, vielleicht weil ihr das Netz fehlt.',
    lookAgain: 'Noch einmal nachsehen',
    none: 'Hier ist kein Beleg',
    noneMore:
      'Diese Adresse ist nicht vollständig oder gilt nicht mehr. Scannen Sie den Code noch einmal oder fragen Sie im Geschäft.',
  },
  es: {
    ...{ language: 'es', direction: 'ltr' },
    waiting: 'Su recibo está en camino',
    waitingMore: 'La caja aún no lo ha enviado, quizá porque no tiene red.',
    lookAgain: 'Volver a mirar',
    none: 'Aquí no hay ningún recibo',
    noneMore: 'Esta dirección no está completa o ya no es válida. Escanee el código otra vez o pregunte en la tienda.',
  },
  ar: {
    ...{ language: 'ar', direction: 'rtl' },
    waiting: 'إيصالك في الطريق',
    waitingMore: 'لم ترسله آلة الدفع بعد، ربما لعدم وجود شبكة.',
    lookAgain: 'تحقّق مرة أخرى',
    none: 'لا يوجد إيصال هنا',
    noneMore: 'هذا العنوان غير مكتمل أو لم يعد صالحًا. امسح الرمز مرة أخرى أو اسأل المتجر.',
  },
};

/** The words in the first language that a browser asks for (`Accept-Language`) and there is, else English. */
export function pageWords(accepted: string | undefined): PageWords {
  const asked = (accepted ?? '')
    .slice(0, 200)
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase());
  return languages[asked.find((one) => Object.hasOwn(languages, one)) ?? 'en'] ?? en;
}
