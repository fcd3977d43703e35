import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Instant } from '#shared/time/instant.ts';
import { type Column, columnsOf } from './columns.ts';
import type { Kitchen } from './kitchen.ts';
import type { ScreenView } from './screen-store.ts';

const KitchenContext = createContext<Kitchen | null>(null);

export function KitchenProvider({ kitchen, children }: { readonly kitchen: Kitchen; readonly children: ReactNode }) {
  return <KitchenContext value={kitchen}>{children}</KitchenContext>;
}

export function useKitchen(): Kitchen {
  const kitchen = useContext(KitchenContext);
  if (!kitchen) throw new Error('useKitchen outside of a KitchenProvider');
  return kitchen;
}

/** A part of what the screen knows; keep the selector narrow, and its answer the same object while nothing changed. */
export const useScreenView = <T,>(select: (view: ScreenView) => T): T => useStore(useKitchen().screen.store, select);

/** What the time makes of something, by the till's clock; the answer must be a plain value. */
export const useTime = <T extends string | number>(select: (now: Instant) => T): T =>
  useStore(useKitchen().clock, ({ now }) => select(now));

export function useColumns(): readonly Column[] {
  const ledger = useScreenView((view) => view.ledger);
  const role = useScreenView((view) => view.place?.role ?? null);
  return useMemo(() => (ledger && role ? columnsOf(ledger, role) : []), [ledger, role]);
}
