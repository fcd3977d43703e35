import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Till } from './till.ts';
import type { TillView } from './till-store.ts';

const TillContext = createContext<Till | null>(null);

export function TillProvider({ till, children }: { readonly till: Till; readonly children: ReactNode }) {
  return <TillContext value={till}>{children}</TillContext>;
}

/** The till of this page. */
export function useTill(): Till {
  const till = useContext(TillContext);
  if (!till) throw new Error('useTill outside of a TillProvider');
  return till;
}

/** A part of what the screen knows; keep the selector narrow, and its answer the same object while nothing changed. */
export const useTillView = <T,>(select: (view: TillView) => T): T => useStore(useTill().store, select);
