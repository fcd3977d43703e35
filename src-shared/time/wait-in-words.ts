const MINUTE = 60;

/** How long to wait for `seconds`, as somebody would say it in `locale`: "30 seconds", "8 minutes"; never less than it is. */
export function waitInWords(seconds: number, locale: string): string {
  const isLong = seconds >= 2 * MINUTE;
  const unit = isLong ? 'minute' : 'second';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    isLong ? Math.ceil(seconds / MINUTE) : seconds,
  );
}
