/** Signs and words that stand beside a price, with the currencies they may mean. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'FKP', 'GIP', 'SHP'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₴': ['UAH'],
  '₫': ['VND'],
  '฿': ['THB'],
  '₱': ['PHP'],
  '₪': ['ILS'],
  '₦': ['NGN'],
  '₡': ['CRC'],
  '₲': ['PYG'],
  '₵': ['GHS'],
  '₸': ['KZT'],
  '₾': ['GEL'],
  r$: ['BRL'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  zł: ['PLN'],
  zl: ['PLN'],
  kč: ['CZK'],
  ft: ['HUF'],
  lei: ['RON', 'MDL'],
  лв: ['BGN'],
  din: ['RSD'],
  fr: ['CHF'],
  sfr: ['CHF'],
  rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  's/': ['PEN'],
  rp: ['IDR'],
  rm: ['MYR'],
};

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const isCurrencyMark = (mark: string): boolean =>
  currenciesOfMark(mark) !== null || /^[A-Z]{0,3}\$$/i.test(mark);

/** The currencies that a mark may mean, or null for one of the many that call themselves dollar, and for none at all. */
export function currenciesOfMark(mark: string): readonly string[] | null {
  const plain = mark.toLowerCase().replace(/\.$/, '');
  if (Object.hasOwn(MARKS, plain)) return MARKS[plain] ?? null;
  const code = mark.toUpperCase();
  return CODES.has(code) ? [code] : null;
}
