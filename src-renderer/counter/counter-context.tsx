import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Order } from '#shared/order/order.ts';
import type { OrderEntry } from '../till-client/order-ledger.ts';
import { useTillView } from '../till-client/use-till.tsx';
import type { Counter } from './counter.ts';
import type { CounterView } from './counter-store.ts';

const CounterContext = createContext<Counter | null>(null);

export function CounterProvider({ counter, children }: { readonly counter: Counter; readonly children: ReactNode }) {
  return <CounterContext value={counter}>{children}</CounterContext>;
}

export function useCounter(): Counter {
  const counter = useContext(CounterContext);
  if (!counter) throw new Error('useCounter outside of a CounterProvider');
  return counter;
}

/** A part of where a person stands at the counter; keep the selector narrow. */
export const useCounterView = <T,>(select: (view: CounterView) => T): T => useStore(useCounter().store, select);

/** The order in hand with what is pending on it; null before its first item. */
export function useEntryInHand(): OrderEntry | null {
  const orderId = useCounterView((view) => view.orderId);
  return useTillView(({ orders }) => (orderId ? (orders.get(orderId) ?? null) : null));
}

export const useOrderInHand = (): Order | null => useEntryInHand()?.view ?? null;
