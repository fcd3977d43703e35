/** What codes are made of: nothing that looks like something else. */
export const CODE_SIGNS = [...'34679ACDEFGHJKMNPQRTUVWXY'];
export const CODE_LENGTH = 8;

/** What was typed or pasted, as a code says it: without spaces and hyphens, in capitals, no longer than one. */
export const asCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, CODE_LENGTH);
