import type { ImportNote } from '#shared/catalog/menu-import.ts';

/** Says which columns announce a tax or choices in a way that cannot be read. */
export const columnNotes = (labels: readonly string[]): ImportNote[] =>
  labels.length === 0
    ? []
    : [
        {
          code: 'column-unreadable',
          message: `These columns cannot be read and were left out: ${labels.map((label) => `“${label}”`).join(', ')}.`,
        },
      ];
