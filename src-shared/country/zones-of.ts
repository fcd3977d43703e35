/** Not every platform has it as a method yet, and the types have neither. */
interface ZonedLocale {
  getTimeZones?(): string[] | undefined;
  readonly timeZones?: readonly string[];
}

/** The time zones of a country; none where the platform does not tell. */
export function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as ZonedLocale;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
