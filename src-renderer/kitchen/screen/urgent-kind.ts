import type { Ticket } from '#shared/kitchen/ticket.ts';

/** What changes what hands are doing now: to hurry, to stop, or to bring elsewhere; null is none of these. */
export const urgentKind = ({ kind }: Pick<Ticket, 'kind'>): 'rush' | 'void' | 'moved' | null =>
  kind === 'rush' || kind === 'void' || kind === 'moved' ? kind : null;
