interface Strings {
  readonly [key: string]: string | Strings;
}

/** Spanish has a plural form of its own for whole millions, which is said like the others here; spec [L4]. */
export const withMany = (strings: Strings): Strings =>
  Object.fromEntries(
    Object.entries(strings).flatMap(([key, value]): [string, string | Strings][] => {
      if (typeof value !== 'string') return [[key, withMany(value)]];
      return key.endsWith('_other')
        ? [
            [key, value],
            [key.replace(/other$/, 'many'), value],
          ]
        : [[key, value]];
    }),
  );
