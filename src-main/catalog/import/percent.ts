import { asRate, RATE_ONE, type Rate } from '#shared/money/minor.ts';

/** "8.875 %" as a rate (88 750); null when it is no share between nothing and all, exact to a ten-thousandth of a percent. */
export function parsePercent(text: string): Rate | null {
  const [, whole, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,10}))?\s*%$/.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const exact = fraction.replace(/0+$/, '');
  if (exact.length > 4) return null;
  const millionths = Number(whole) * 10_000 + Number(exact.padEnd(4, '0'));
  return millionths <= RATE_ONE ? asRate(millionths) : null;
}
