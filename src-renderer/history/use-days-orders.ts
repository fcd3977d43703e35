import { useCallback, useEffect, useState } from 'react';
import type { Order } from '#shared/order/order.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { useTill } from '../till-client/use-till.tsx';
import type { FoundOrder } from './find-orders.ts';

const NONE: readonly FoundOrder[] = [];

/** The orders of a trading day, newest first, page by page: each is shown as soon as it is here. */
export function useDaysOrders(businessDate: BusinessDate | undefined) {
  const till = useTill();
  const [orders, setOrders] = useState(NONE);
  const [isReading, setReading] = useState(true);
  useEffect(() => {
    let isShown = true;
    setOrders(NONE);
    setReading(true);
    const reading = till.attempt(async (client) => {
      const all: FoundOrder[] = [];
      let before: string | undefined;
      do {
        const page = await client.orders.list({
          limit: 200,
          ...(businessDate && { businessDate }),
          ...(before && { before }),
        });
        const names = new Map(page.guests.map((guest) => [guest.orderId, guest.name]));
        all.push(...page.orders.map((order) => ({ order, guest: names.get(order.id) ?? null })));
        before = page.next ?? undefined;
        if (isShown) setOrders([...all]);
      } while (before && isShown);
    });
    void reading.then(() => isShown && setReading(false));
    return () => {
      isShown = false;
    };
  }, [till, businessDate]);
  const replace = useCallback(
    (changed: Order) =>
      setOrders((known) => known.map((one) => (one.order.id === changed.id ? { ...one, order: changed } : one))),
    [],
  );
  const forget = useCallback(
    (id: Order['id']) =>
      setOrders((known) => known.map((one) => (one.order.id === id ? { ...one, guest: null } : one))),
    [],
  );
  return { orders, isReading, replace, forget };
}
