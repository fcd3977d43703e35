import { type Refusal, refuse } from '../refusal.ts';
import type { Order } from './order.ts';

/** Why an order that was opened under the first pricing cannot have what only later ones know; null: it can; spec [M9]. */
export const pricedAsBefore = ({ number, pricing }: Order): Refusal | null =>
  pricing.version === 1 ? refuse('order-priced-as-before', { number }) : null;
