import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CategoryId, ItemId, LineId, OrderId, VariantId } from '#shared/ids/ids.ts';
import type { OrderType } from '#shared/order/order-type.ts';
import type { LineChoices } from './line-choices.ts';
import type { Place } from './places/places.ts';

/** What the grid shows: one category, all of them, or what has none. */
export type CategoryChoice = CategoryId | 'all' | 'none';

/** What lies over the counter, one at a time. */
export type CounterDialog =
  /** Choices, quantity and note for an item before it is rung up. */
  | { readonly kind: 'item'; readonly itemId: ItemId; readonly variantId?: VariantId }
  | { readonly kind: 'line'; readonly lineId: LineId }
  /** `left`: what is to stay of the line; left out, nothing. */
  | { readonly kind: 'void-line'; readonly lineId: LineId; readonly left?: LineChoices }
  | { readonly kind: 'discount'; readonly lineId: LineId | null }
  | { readonly kind: 'comp'; readonly lineId: LineId | null }
  | { readonly kind: 'reprice'; readonly lineId: LineId }
  | { readonly kind: 'exempt-tax' }
  | { readonly kind: 'move-lines' }
  | { readonly kind: 'order-details' }
  | { readonly kind: 'give-lines' }
  | { readonly kind: 'cancel-order' }
  | { readonly kind: 'open-orders' }
  | { readonly kind: 'close-day' }
  | { readonly kind: 'no-sale' }
  | { readonly kind: 'paper' }
  | { readonly kind: 'help' };

/** Where a person stands at the counter. What the orders are is the till's to know. */
export interface CounterView {
  /** The order in hand; null before its first item. */
  readonly orderId: OrderId | null;
  /** What the next order is to be, where somebody chose before its first item. */
  readonly nextType: OrderType | null;
  /** Whom the next line is for, and with which course it comes. */
  readonly place: Place;
  readonly paying: boolean;
  /** Whether the order that is paid is being split into checks. */
  readonly splitting: boolean;
  readonly dialog: CounterDialog | null;
  readonly category: CategoryChoice;
  readonly query: string;
  /** How many of the next item, as typed before it; empty is one; spec [U31]. */
  readonly count: string;
}

/** For the whole table, and first. */
export const NOWHERE: Place = { seat: null, course: null };

export type CounterStore = StoreApi<CounterView>;

export const createCounterStore = (): CounterStore =>
  createStore<CounterView>(() => ({
    orderId: null,
    nextType: null,
    place: NOWHERE,
    paying: false,
    splitting: false,
    dialog: null,
    category: 'all',
    query: '',
    count: '',
  }));
