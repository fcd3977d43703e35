/** What the codes that let screens in are made of: nothing that a person could take for something else. */
export const CODE_SIGNS = 'ACDEFGHJKMNPQRTUVWXY34679';
export const CODE_LENGTH = 8;

/** A code as it was typed or pasted, without spaces and hyphens and in capitals. */
export const tidyCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
