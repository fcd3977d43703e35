import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useOncePainted } from '../../till-client/use-once-painted.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';

type Details = Pick<Order, 'id' | 'tables' | 'covers' | 'dueAt' | 'server'>;

/** Who the order in hand is for and what is said of it as a whole, in short, but its number and type. */
export function useOrderDetails(): string[] {
  const orderId = useOncePainted(useCounter().store, (view) => view.orderId);
  const order = useOncePainted(useTill().store, ({ orders }) => (orderId ? (orders.get(orderId)?.view ?? null) : null));
  return useDetailsOf(order);
}

/** The same of any order; null has none. */
export function useDetailsOf(order: Details | null): string[] {
  const { t } = useTranslation('counter');
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const staff = useTillView(({ state }) => state?.staff);
  const guest = useTillView(({ guests }) => (order ? guests.get(order.id)?.name : null));
  const { tables, covers, dueAt, server } = order ?? {};
  return useMemo(() => {
    const clock = new Intl.DateTimeFormat(displayLocale(), { hour: '2-digit', minute: '2-digit', timeZone });
    const name = staff?.find(({ id }) => id === server)?.name;
    return [
      guest ?? null,
      tables && tables.length > 0 ? t('details.table', { names: tables.map(({ name }) => name).join(' + ') }) : null,
      covers ? t('details.guests', { count: covers }) : null,
      dueAt ? t('details.dueAt', { time: clock.format(dueAt) }) : null,
      name ?? null,
    ].filter((detail) => detail !== null);
  }, [guest, tables, covers, dueAt, server, staff, timeZone, t]);
}
