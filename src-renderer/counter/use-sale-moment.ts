import { useEffect, useMemo, useState } from 'react';
import type { SaleMoment } from '#shared/catalog/price-of.ts';
import { schedulesOn } from '#shared/catalog/schedule.ts';
import { orderTypeOf } from '#shared/order/order-type-of.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { useCounterView, useOrderInHand } from './counter-context.tsx';

/** How often hours that begin or end are looked for. */
const LOOK_MS = 10_000;

/** What prices go by now; the same object until hours begin or end or the order is of another type; spec [MN6]. */
export function useSaleMoment(): SaleMoment {
  const till = useTill();
  const schedules = useTillView(({ menu }) => menu?.catalog.schedules ?? null);
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const order = useOrderInHand();
  const usual = useTillView(({ state }) => state?.settings.shop.defaultOrderType ?? 'takeaway');
  const nextType = useCounterView((view) => view.nextType) ?? usual;
  const orderType = order?.status.state === 'open' ? orderTypeOf(order) : nextType;
  const [on, setOn] = useState<SaleMoment['on']>(NONE);
  useEffect(() => {
    const look = () => {
      const now = schedulesOn(schedules ?? [], till.now(), timeZone);
      setOn((before) => (isSame(before, now) ? before : now));
    };
    look();
    if (!schedules || schedules.length === 0) return;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [till, schedules, timeZone]);
  return useMemo(() => ({ orderType, on }), [orderType, on]);
}

const NONE: SaleMoment['on'] = new Set();

const isSame = (a: SaleMoment['on'], b: SaleMoment['on']): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));
