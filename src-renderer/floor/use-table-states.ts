import { useMemo, useRef } from 'react';
import { openOrdersOf } from '../till-client/order-ledger.ts';
import { useTillView } from '../till-client/use-till.tsx';
import { type TableStates, tableStates } from './table-states.ts';

/** Who sits where now, as the till knows it of all tills of the shop. */
export function useTableStates(): TableStates {
  const before = useRef<TableStates>(new Map());
  const ledger = useTillView(({ orders }) => orders);
  const states = useMemo(() => tableStates(openOrdersOf(ledger), before.current), [ledger]);
  before.current = states;
  return states;
}
