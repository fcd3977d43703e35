import type { TicketModifier } from './ticket.ts';

/** The same text for the same modifiers, in whatever order they were chosen. */
export const wayOf = (modifiers: readonly TicketModifier[]): string =>
  JSON.stringify(modifiers.map(({ name, count, kind = 'add' }) => [name, count, kind].join('\u0000')).sort());
