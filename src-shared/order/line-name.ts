import type { OrderLine } from './order.ts';

/** A line's item with its variant, as lines, tickets and receipts name it; spec [MN2]. */
export const lineName = ({ name, variant }: Pick<OrderLine, 'name' | 'variant'>): string =>
  variant ? `${name}, ${variant.name}` : name;
