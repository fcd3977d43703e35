/** One choice of a long list, as a select field shows it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Every currency in use, by name; those that history has closed carry years in their English name. */
export function currencyChoices(locale: string): Choice[] {
  const english = new Intl.DisplayNames('en', { type: 'currency' });
  const own = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .filter((code) => !/\d/.test(english.of(code) ?? ''))
    .map((code) => ({ value: code, label: `${code} · ${own.of(code) ?? code}` }));
}

/** Every time zone, named by its city; UTC is one although the platform does not list it. */
export function zoneChoices(): Choice[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));
}

/** The list with what is set now, which may be none of it. */
export const withCurrent = (choices: readonly Choice[], current: string): Choice[] =>
  current === '' || choices.some(({ value }) => value === current)
    ? [...choices]
    : [{ value: current, label: current }, ...choices];
